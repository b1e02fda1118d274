package io.statbuffer.agent.cli;

import java.io.PrintWriter;
import java.util.List;

/** Where looks are printed, one in the place of the other or one below the other. */
final class Screen {
  private final PrintWriter out;
  private final LookFormat format;
  private final String clear;
  private boolean first = true;

  /**
   * Prints to that output.
   *
   * @param clear what is printed before each look to have it in place; empty if it can't be
   */
  Screen(Output output, LookFormat format, String clear) {
    this.out = format instanceof CountJson ? output.utf8() : output.text();
    this.format = format;
    this.clear = clear;
  }

  /** Prints a look, and tells whether there was somebody to read it. */
  boolean print(Look look, List<ShownCount> shown) {
    out.print(clear.isEmpty() ? separator() : clear);
    out.println(format.format(look, shown));
    first = false;
    return !out.checkError();
  }

  private String separator() {
    return first || format instanceof CountJson ? "" : System.lineSeparator();
  }
}
