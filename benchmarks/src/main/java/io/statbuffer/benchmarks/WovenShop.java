package io.statbuffer.benchmarks;

import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;

/** Is woven and defined once more by {@link WovenBenchmark}. */
public final class WovenShop implements WovenBenchmark.Shop {
  @Override
  @Count("woven")
  public void place() {}

  @Override
  @Count("woven.{slug}")
  public void view(String slug) {}

  @Override
  @Count(value = "woven.returned", on = When.RETURN)
  @Count(value = "woven.thrown", on = When.THROW)
  public int end(int n) {
    return n + 1;
  }
}
