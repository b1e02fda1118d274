package io.statbuffer.it.app;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;

/** A declared buffer. */
@Buffered(name = "catalogue_events", interval = "200ms")
interface CatalogueEvents {
  @Count("visitors.{branch}")
  void entered(String branch, @By int visitors);
}
