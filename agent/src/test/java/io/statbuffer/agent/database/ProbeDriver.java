package io.statbuffer.agent.database;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A driver for {@code jdbc:probe:} that says, as an error, which class loader it came from. */
final class ProbeDriver extends SimpleJavaFileObject {
  private static final String SOURCE =
      """
      import java.sql.*;
      import java.util.Properties;
      import java.util.logging.Logger;
      public class Probe implements Driver {
        public Connection connect(String url, Properties info) throws SQLException {
          throw new SQLException("reached by " + Probe.class.getClassLoader().getName());
        }
        public boolean acceptsURL(String url) { return url.startsWith("jdbc:probe:"); }
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
          return new DriverPropertyInfo[0];
        }
        public int getMajorVersion() { return 1; }
        public int getMinorVersion() { return 0; }
        public boolean jdbcCompliant() { return false; }
        public Logger getParentLogger() { return Logger.getGlobal(); }
      }
      """;

  private ProbeDriver() {
    super(URI.create("string:///Probe.java"), Kind.SOURCE);
  }

  static void compileTo(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                null,
                List.of("-proc:none", "-d", folder.toString()),
                null,
                List.of(new ProbeDriver()))
            .call();
    if (!compiled) {
      throw new AssertionError("the probe doesn't compile");
    }
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve("java.sql.Driver"), "Probe");
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return SOURCE;
  }
}
