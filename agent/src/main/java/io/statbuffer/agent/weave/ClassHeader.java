package io.statbuffer.agent.weave;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The cheapest look into a class file, as every class that is loaded gets it: whether its constant
 * pool holds a text, and the names of its supertypes.
 */
final class ClassHeader {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int FIRST_CONSTANT = 10;
  private static final byte[] JAVA = "java/".getBytes(UTF_8);

  private final byte[] classFile;
  private final byte[] text;

  /** Where each constant begins. */
  private final int[] constants;

  private final int end;
  private boolean mentions;

  private ClassHeader(byte[] classFile, byte[] text) {
    this.classFile = classFile;
    this.text = text;
    boolean isClass = classFile.length >= FIRST_CONSTANT && ((int16(0) << 16) | int16(2)) == MAGIC;
    this.constants = new int[isClass ? int16(8) : 0];
    this.end = isClass ? walk() : -1;
  }

  /** Reads the header; of what is no class file, it has nothing. The text is all ASCII. */
  static ClassHeader of(byte[] classFile, byte[] text) {
    return new ClassHeader(classFile, text);
  }

  /** Whether the text is among the constants. */
  boolean mentionsText() {
    return mentions;
  }

  /** Returns the end of the constant pool, or -1 if it is broken. In variables, for speed. */
  private int walk() {
    byte[] bytes = classFile;
    int[] starts = constants;
    int sought = text.length;
    int at = FIRST_CONSTANT;
    for (int i = 1; i < starts.length; i++) {
      if (at + 3 > bytes.length) {
        return -1;
      }
      starts[i] = at;
      switch (bytes[at]) {
        case 1 -> { // Utf8
          int length = ((bytes[at + 1] & 0xFF) << 8) | (bytes[at + 2] & 0xFF);
          if (length == sought && isAt(at + 3, text)) {
            mentions = true;
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
          return -1;
        }
      }
    }
    return at + 8 <= bytes.length ? at : -1;
  }

  /** How many supertypes there are, the superclass among them. */
  int supertypes() {
    return end < 0 ? 0 : 1 + int16(end + 6);
  }

  /** Whether the supertype is in a package of {@code java}; this makes no text of it. */
  boolean isJava(int supertype) {
    int at = nameOf(supertype);
    return at < 0 || isAt(at + 3, JAVA);
  }

  /** The internal name of a supertype, the superclass first; empty if there is none. */
  String supertype(int index) {
    int at = nameOf(index);
    return at < 0 || at + 3 + int16(at + 1) > classFile.length
        ? ""
        : new String(classFile, at + 3, int16(at + 1), UTF_8);
  }

  private int nameOf(int supertype) {
    int at = supertype == 0 ? end + 4 : end + 6 + 2 * supertype;
    int type = at + 2 <= classFile.length ? int16(at) : 0;
    if (type == 0 || type >= constants.length || classFile[constants[type]] != 7) {
      return -1;
    }
    int name = int16(constants[type] + 1);
    return name == 0 || name >= constants.length || classFile[constants[name]] != 1
        ? -1
        : constants[name];
  }

  private boolean isAt(int at, byte[] expected) {
    if (at + expected.length > classFile.length) {
      return false;
    }
    // From the end, where descriptors differ.
    for (int i = expected.length - 1; i >= 0; i--) {
      if (classFile[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private int int16(int at) {
    return ((classFile[at] & 0xFF) << 8) | (classFile[at + 1] & 0xFF);
  }
}
