package io.statbuffer.it.app;

import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;

/** What an application without the agent does for its generated classes. */
final class Buffers {
  private Buffers() {}

  /** Starts the buffers; the JVM's end closes them. */
  static void start(String url, String user, String password) {
    FlushHandler<String> handler =
        JdbiFlushHandler.create(new DriverDataSource(url, user, password));
    for (String name : new String[] {"catalogue", "catalogue_events"}) {
      var unused = StatBuffer.<String>builder(name).flushTo(handler).start();
    }
  }
}
