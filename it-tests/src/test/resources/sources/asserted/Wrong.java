package asserted;

import io.statbuffer.annotations.Count;

/** Is refused by the processor, where it runs. */
public class Wrong {
  @Count("audited.{nope}")
  public void audit(String what) {}
}
