package io.statbuffer.agent.cli;

import java.util.List;

/** How a look is printed. */
@FunctionalInterface
interface LookFormat {
  /**
   * The lines to print, without an end of line at their end.
   *
   * @param shown those of the look's counts that were asked for, in their order
   */
  String format(Look look, List<ShownCount> shown);
}
