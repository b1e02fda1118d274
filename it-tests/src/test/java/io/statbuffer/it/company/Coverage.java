package io.statbuffer.it.company;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * What JaCoCo found executed, by class: an id that is made of the class file which it saw, and
 * which of its probes were passed.
 */
record Coverage(Map<String, String> classes) {
  private static final int HEADER = 0x01;
  private static final int SESSION = 0x10;
  private static final int CLASS = 0x11;

  /** Reads the file that its agent wrote. */
  static Coverage read(Path file) throws IOException {
    Map<String, String> classes = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      for (int block = in.read(); block >= 0; block = in.read()) {
        switch (block) {
          case HEADER -> in.skipNBytes(Character.BYTES + Character.BYTES);
          case SESSION -> {
            in.readUTF();
            in.skipNBytes(Long.BYTES + Long.BYTES);
          }
          case CLASS -> {
            String id = Long.toHexString(in.readLong());
            classes.put(in.readUTF(), id + " " + probes(in));
          }
          default -> throw new IOException("no block of JaCoCo's: " + block);
        }
      }
    }
    return new Coverage(classes);
  }

  private static BitSet probes(DataInputStream in) throws IOException {
    int length = 0;
    int shift = 0;
    int part;
    do {
      part = in.readUnsignedByte();
      length |= (part & 0x7F) << shift;
      shift += 7;
    } while ((part & 0x80) != 0);
    return BitSet.valueOf(in.readNBytes((length + 7) / 8));
  }
}
