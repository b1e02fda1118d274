package io.statbuffer.benchmarks.counting;

import io.statbuffer.annotations.Count;

/** Is woven by {@link WovenShops}, and has a generated class. */
public class CountedShop implements Shop {
  @Override
  @Count("placed")
  public void place() {}

  @Override
  @Count("page.{slug}")
  public void view(String slug) {}
}
