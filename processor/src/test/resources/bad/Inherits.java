package shop;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.Key;
import io.statbuffer.annotations.When;

import io.statbuffer.runtime.StatBuffer;

class Inherits extends Base {
  @Count("own")
  void own() {}

  @Override
  void overridden() {}

  void buffer() {}

  Inherits(StatBuffer<String> buffer, int size) {}

  Inherits(int size) {}
}

class Base {
  @Count("base")
  void inherited(int size) {}

  @Count("base")
  void overridden() {}
}
