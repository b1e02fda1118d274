package shop;

import io.statbuffer.runtime.Counter;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBuffers;
import io.statbuffer.runtime.callsite.Amounts;
import io.statbuffer.runtime.declared.BufferDeclaration;
import java.lang.Long;
import java.lang.Object;
import java.lang.Override;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.lang.Throwable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Pages}, counted.
 */
@Generated("io.statbuffer.processor.CountProcessor")
@SuppressWarnings({
    "all",
    "deprecation",
    "exports",
    "overloads",
    "overrides",
    "rawtypes",
    "removal",
    "serial",
    "unchecked",
    "varargs"
})
public class PagesBuffer implements Pages {
  private final StatBuffer<String> buffer;

  private final Counter pagesViewed;

  private final Counter bytesSent;

  /**
   * Counts into the given buffer.
   */
  public PagesBuffer(StatBuffer<String> buffer) {
    this.buffer = Objects.requireNonNull(buffer, "buffer");
    this.pagesViewed = buffer.counter("pages.viewed");
    this.bytesSent = buffer.counter("bytes.sent");
  }

  /**
   * Counts into the buffer {@code page_views} that all share.
   */
  public PagesBuffer() {
    this(StatBuffers.get(BufferDeclaration.decode("page_views;interval=10000ms;jitter=2000ms;maxKeys=1000")));
  }

  @Override
  public void viewed(String slug) {
    this.pagesViewed.increment();
    try {
      this.buffer.increment("page." + slug + ".views");
    } catch (Throwable rejected) {
      this.buffer.reject(1, "page.{slug}.views", rejected);
    }
  }

  @Override
  public void sent(int bytes) {
    this.bytesSent.add(bytes);
  }

  @Override
  public void received(Object any, Long bytes) {
    try {
      this.buffer.increment("bytes." + any + ".received", Amounts.of(bytes));
    } catch (Throwable rejected) {
      this.buffer.reject(bytes == null ? 0 : bytes, "bytes.{0}.received", rejected);
    }
  }

  /**
   * The buffer into which this object counts.
   */
  public final StatBuffer<String> buffer() {
    return this.buffer;
  }
}
