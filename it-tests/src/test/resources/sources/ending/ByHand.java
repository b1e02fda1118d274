package ending;

import io.statbuffer.runtime.Counter;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** Counts through the API alone, until it is closed and beyond. */
public final class ByHand implements Orders {
  private final StatBuffer<String> buffer;
  private final Counter earned;

  private ByHand(StatBuffer<String> buffer) {
    this.buffer = buffer;
    this.earned = buffer.counter("earned");
  }

  public static void main(String[] args) throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setURL(args[0]);
    database.setUser(args[1]);
    database.setPassword(args[2]);
    new ByHand(
            StatBuffer.<String>builder("default")
                .interval(Duration.ofHours(1))
                .shutdownTimeout(Duration.parse(args[3]))
                .flushTo(JdbiFlushHandler.create(database))
                .start())
        .take();
  }

  @Override
  public void order(String shop, long value) {
    buffer.increment("orders." + shop);
    earned.add(value);
  }

  @Override
  public void close() {
    buffer.close();
    System.out.println("closed");
  }
}
