package io.statbuffer.demo.shop;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import java.nio.charset.StandardCharsets;

/** Shows pages. */
final class Pages {
  @Count("page.{slug}.views")
  String view(String slug) {
    return "<h1>" + slug + "</h1>\n";
  }

  /** Counts by the value it returns. */
  @Count("page.bytes")
  @By
  int size(String page) {
    return page.getBytes(StandardCharsets.UTF_8).length;
  }
}
