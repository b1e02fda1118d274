package generated;

import io.statbuffer.annotations.Count;

/** Is counted by the generated {@code TillBuffer}, or by the agent. */
public class Till {
  @Count("opened")
  public void open() {}
}
