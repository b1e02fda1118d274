package io.statbuffer.runtime;

import org.jspecify.annotations.Nullable;

/** Applies the deltas of a batch one by one, each settled on its own. */
record PerKeyFlushHandler<K>(FlushHandler.PerKey<? super K> perKey) implements FlushHandler<K> {
  @Override
  public void flush(Batch<K> batch) throws Exception {
    @Nullable Exception first = null;
    for (Delta<K> delta : batch.deltas()) {
      try {
        perKey.flush(delta.key(), delta.count());
        batch.settle(delta);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        if (first == null) {
          first = e;
        } else if (first != e) {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  @Override
  public boolean settlesEachKey() {
    return true;
  }
}
