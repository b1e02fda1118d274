package tomcat;

import java.nio.file.Path;
import java.util.List;

/** Deploys web applications side by side, and visits each. */
public final class Deploy {
  public static void main(String[] args) throws Exception {
    try (Server server = new Server()) {
      for (String directory : List.of(args).subList(1, args.length)) {
        server.visit(server.deploy(Path.of(directory)), Integer.parseInt(args[0]));
      }
    }
  }
}
