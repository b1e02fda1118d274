module modular {
  requires static io.statbuffer.annotations;
}
