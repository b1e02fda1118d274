package tomcat;

import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;

/** Deploys web applications side by side under the names of their directories, and visits each. */
public final class Deploy {
  public static void main(String[] args) throws Exception {
    try (Server server = new Server()) {
      for (String directory : List.of(args).subList(1, args.length)) {
        Path application = Path.of(directory);
        Context context = server.deploy(application, application.getFileName().toString());
        server.visit(context, Integer.parseInt(args[0]));
      }
    }
  }
}
