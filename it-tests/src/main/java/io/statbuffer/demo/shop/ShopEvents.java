package io.statbuffer.demo.shop;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;

/**
 * A declared buffer: events that are no method's call. The annotation processor implements it as
 * {@code ShopEventsBuffer}.
 */
public interface ShopEvents {
  /** Somebody searched. */
  @Count("search.{category}")
  void searched(String category);

  /** A search had results. */
  @Count("search.results")
  void found(@By int results);
}
