package io.statbuffer.runtime;

/** Applies the deltas of a batch one by one, each settled on its own. */
record PerKeyFlushHandler<K>(FlushHandler.PerKey<? super K> perKey) implements FlushHandler<K> {
  @Override
  public void flush(Batch<K> batch) throws Exception {
    Failures failures = new Failures();
    for (Delta<K> delta : batch.deltas()) {
      try {
        perKey.flush(delta.key(), delta.count());
        batch.settle(delta);
      } catch (InterruptedException e) {
        throw e;
      } catch (Throwable e) { // of any kind: no key is in the way of the others
        failures.add(e);
      }
    }
    failures.throwFirst();
  }

  @Override
  public boolean settlesEachKey() {
    return true;
  }
}
