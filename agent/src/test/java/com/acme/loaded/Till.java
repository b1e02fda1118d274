package com.acme.loaded;

import io.statbuffer.annotations.Count;

/** An application's class, which tests load and then transform again. */
public class Till {
  /** Counts. */
  @Count("sold")
  public void sell() {}
}
