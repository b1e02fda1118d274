package ticking;

import io.statbuffer.annotations.Count;
import java.io.BufferedReader;
import java.io.InputStreamReader;

/** Counts as many ticks as each line of its input says, and ends with it. */
public final class Main {
  public static void main(String[] args) throws Exception {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      for (int i = 0; i < Integer.parseInt(line); i++) {
        tick();
      }
      System.out.println("ticked");
    }
  }

  @Count("ticks")
  private static void tick() {}
}
