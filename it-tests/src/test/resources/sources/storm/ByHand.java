package storm;

import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** Closes while all threads count, and has them count on for a while. */
public final class ByHand {
  public static void main(String[] args) throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setURL(args[0]);
    database.setUser(args[1]);
    database.setPassword(args[2]);
    StatBuffer<String> buffer =
        StatBuffer.<String>builder("default")
            .interval(Duration.ofMillis(5))
            .shutdownTimeout(Duration.parse(args[3]))
            .flushTo(JdbiFlushHandler.create(database))
            .start();
    Storm storm = new Storm(key -> buffer.increment("hits." + key));
    storm.awaitBegin();
    buffer.close();
    storm.stop();
  }
}
