package io.statbuffer.agent.weave;

/** The cheapest look into a class file: which text its constant pool holds. */
final class ConstantPool {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int FIRST_CONSTANT = 10;

  private ConstantPool() {}

  /** Whether the text, all ASCII, is among the constants; false for what is no class file. */
  static boolean contains(byte[] classFile, byte[] text) {
    if (classFile.length < FIRST_CONSTANT || int32(classFile) != MAGIC) {
      return false;
    }
    int count = int16(classFile, 8);
    int at = FIRST_CONSTANT;
    for (int i = 1; i < count && at + 3 <= classFile.length; i++) {
      switch (classFile[at]) {
        case 1 -> { // Utf8
          int length = int16(classFile, at + 1);
          if (length == text.length && isAt(classFile, at + 3, text)) {
            return true;
          }
          at += 3 + length;
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5; // numbers, members, dynamic ones
        case 5, 6 -> { // long and double take two entries
          at += 9;
          i++;
        }
        case 7, 8, 16, 19, 20 -> at += 3; // class, string, method type, module, package
        case 15 -> at += 4; // method handle
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean isAt(byte[] classFile, int at, byte[] text) {
    if (at + text.length > classFile.length) {
      return false;
    }
    // From the end, where descriptors differ.
    for (int i = text.length - 1; i >= 0; i--) {
      if (classFile[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int int16(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  private static int int32(byte[] bytes) {
    return (int16(bytes, 0) << 16) | int16(bytes, 2);
  }
}
