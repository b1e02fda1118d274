package io.statbuffer.agent.cli;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What standard output is printed on, as far as it can be told without native code.
 *
 * @param interactive whether somebody sees it who can also type, and it can move a cursor
 */
record Terminal(boolean interactive, int width) {
  private static final int USUAL_WIDTH = 80;

  /** Moves to the upper left corner and clears all from there. */
  private static final String CLEAR = "\u001B[H\u001B[2J";

  static Terminal ofThisProcess() {
    String type = System.getenv().getOrDefault("TERM", "dumb");
    boolean interactive = !type.equals("dumb") && isTerminal(System.console());
    return new Terminal(interactive, width(System.getenv(), interactive));
  }

  /** What makes room to print again in the same place; empty if that can't be. */
  String clear() {
    return interactive ? CLEAR : "";
  }

  static int width(Map<String, String> environment, boolean interactive) {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (columns.matches("[1-9]\\d{0,4}")) {
      return Integer.parseInt(columns);
    }
    // picocli asks stty.
    return interactive ? new UsageMessageSpec().autoWidth(true).width() : USUAL_WIDTH;
  }

  /** Since Java 22 there may be a console without a terminal. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      Method isTerminal = Console.class.getMethod("isTerminal");
      return (boolean) isTerminal.invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("java.io.Console can't be asked", e);
    }
  }
}
