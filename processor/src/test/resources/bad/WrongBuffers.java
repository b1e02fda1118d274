package shop;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.Key;
import io.statbuffer.annotations.When;

@Buffered(interval = "10 parsecs")
interface WrongBuffers {
  @Count("a")
  void a();

  @Buffered(name = "a;b")
  interface Name {}

  @Buffered(maxKeys = -1)
  interface MaxKeys {}

  @Buffered(jitter = "soon")
  interface Jitter {}

  @Buffered(backoff = "0s")
  interface Backoff {}
}
