package io.statbuffer.agent.database;

import io.statbuffer.agent.message.StandardError;
import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.agent.settings.BufferSettings;
import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.Reporter;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBufferBuilder;
import io.statbuffer.runtime.StatBuffers;
import io.statbuffer.runtime.declared.BufferDeclaration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts the buffers that the application uses and doesn't start: one interval after the first use,
 * so that an application which starts its own buffer meanwhile, say in {@code main}, keeps it. Such
 * a buffer then flushes at once. Thread-safe.
 */
public final class BufferStarter implements StatBuffers.Provider {
  private final AgentSettings settings;
  private final FlushHandler<String> handler;
  private final StandardError messages;
  private final Collection<String> uncounted;
  private final Runnable beforeStart;

  /**
   * A starter of buffers that flush to this handler.
   *
   * @param uncounted what can't be counted, as it becomes known; synchronized on itself
   * @param beforeStart is run before each start of a buffer
   */
  public BufferStarter(
      AgentSettings settings,
      FlushHandler<String> handler,
      StandardError messages,
      Collection<String> uncounted,
      Runnable beforeStart) {
    this.settings = settings;
    this.handler = handler;
    this.messages = messages;
    this.uncounted = uncounted;
    this.beforeStart = beforeStart;
  }

  @Override
  public void used(StatBuffer<String> buffer) {
    try {
      BufferSettings configured = settings.buffer(buffer.name());
      long delay = configured.interval(StatBuffers.declaration(buffer.name())).toNanos();
      new Start(buffer, delay).start();
    } catch (RuntimeException | Error e) { // the application is only counting
      messages.say("buffer " + buffer.name() + " won't be started before the JVM ends: " + e);
    }
  }

  @Override
  public Reporter reporter() {
    return messages;
  }

  @Override
  public List<String> uncounted() {
    synchronized (uncounted) {
      return List.copyOf(uncounted);
    }
  }

  @Override
  public void ending(StatBuffer<String> buffer) {
    start(buffer);
  }

  private void start(StatBuffer<String> buffer) {
    runBeforeStart();
    try {
      BufferDeclaration declared = StatBuffers.declaration(buffer.name());
      StatBufferBuilder<String> builder =
          StatBuffer.<String>builder(buffer.name())
              .shutdownTimeout(settings.shutdownTimeout())
              .reportTo(messages)
              .flushTo(handler);
      settings.buffer(buffer.name()).applyTo(builder, declared);
      // Its own lock, so that the application can't start it between the question and the start.
      synchronized (buffer) {
        if (!buffer.isStarted() && !buffer.isClosed()) {
          builder.start();
        }
      }
    } catch (RuntimeException | Error e) { // nobody else would say it
      messages.say("buffer " + buffer.name() + " can't be started: " + e);
    }
  }

  private void runBeforeStart() {
    try {
      beforeStart.run();
    } catch (RuntimeException | Error e) { // the buffer starts all the same
      messages.say("the index of counted methods can't be compared: " + e);
    }
  }

  /** Waits for an interval, with little to load for it: this is part of a first count. */
  private final class Start extends Thread {
    private final StatBuffer<String> buffer;
    private final long delay;

    Start(StatBuffer<String> buffer, long delay) {
      super(null, null, "statbuffer-start-" + buffer.name(), 0, false);
      this.buffer = buffer;
      this.delay = delay;
      setDaemon(true);
      // Not that of the counting thread, whose application may be unloaded.
      setContextClassLoader(ClassLoader.getSystemClassLoader());
    }

    @Override
    public void run() {
      try {
        TimeUnit.NANOSECONDS.sleep(delay);
      } catch (InterruptedException e) {
        interrupt(); // by somebody who wants threads to end: what is counted goes at the JVM's end
        return;
      }
      BufferStarter.this.start(buffer);
    }
  }
}
