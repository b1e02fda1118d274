package shop;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.Key;

@Buffered(name = "page_views", interval = "10s", jitter = "2s", maxKeys = 1000)
public interface Pages {
  @Count("pages.viewed")
  @Count("page.{slug}.views")
  void viewed(String slug);

  @Count("bytes.sent")
  void sent(@By int bytes);

  @Count("bytes.{0}.received")
  void received(@Key("kind") Object any, @By Long bytes);
}
