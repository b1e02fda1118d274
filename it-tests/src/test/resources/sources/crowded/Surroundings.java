package crowded;

import java.io.IOException;
import java.sql.DriverManager;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/** Prints what an agent could have changed. */
final class Surroundings {
  private static final List<String> SERVICES =
      List.of(
          "java.sql.Driver",
          "java.lang.System$LoggerFinder",
          "java.nio.file.spi.FileSystemProvider",
          "java.util.spi.ToolProvider",
          "java.util.random.RandomGenerator",
          "javax.annotation.processing.Processor",
          "org.slf4j.spi.SLF4JServiceProvider",
          "org.jdbi.v3.core.spi.JdbiPlugin",
          "org.apache.commons.logging.LogFactory",
          "jakarta.servlet.ServletContainerInitializer");

  private static final List<String> RESOURCES =
      List.of(
          "logging.properties",
          "log4j2.xml",
          "logback.xml",
          "simplelogger.properties",
          "module-info.class",
          "LICENSE",
          "LICENSE.txt",
          "META-INF/LICENSE",
          "META-INF/LICENSE.txt",
          "META-INF/NOTICE",
          "META-INF/versions/9/module-info.class",
          "META-INF/INDEX.LIST",
          "META-INF/maven",
          "org/h2/util/data.zip",
          "org/h2/Driver.class",
          "org/jdbi/v3/core/Jdbi.class",
          "org/slf4j/Logger.class",
          "net/bytebuddy/ByteBuddy.class",
          "net/bytebuddy/jar/asm/ClassReader.class",
          "picocli/CommandLine.class",
          "META-INF/MANIFEST.MF");

  static void print() throws IOException {
    DriverManager.drivers().forEach(driver -> line("driver", driver.getClass(), jar(driver)));
    ServiceLoader.load(java.sql.Driver.class)
        .forEach(driver -> line("driver of a service", driver.getClass(), jar(driver)));
    for (String service : SERVICES) {
      resources("META-INF/services/" + service);
    }
    for (String resource : RESOURCES) {
      resources(resource);
    }
    new java.util.TreeMap<>(System.getProperties())
        .forEach((name, value) -> line("property", name, value));
    Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName() + " of " + thread.getThreadGroup().getName())
        .sorted()
        .forEach(thread -> line("thread", thread));
    ModuleLayer.boot().modules().stream()
        .map(Module::getName)
        .sorted()
        .forEach(module -> line("module", module));
    logging();
  }

  private static void resources(String name) throws IOException {
    Collections.list(ClassLoader.getSystemResources(name)).stream()
        .filter(found -> !found.getProtocol().equals("jrt")) // the JDK's, in any order
        .forEach(found -> line("resource", found));
  }

  private static void logging() {
    LogManager manager = LogManager.getLogManager();
    line("logging", manager.getClass());
    Collections.list(manager.getLoggerNames()).stream()
        .sorted()
        .forEach(name -> line("logger", name));
    Handler[] handlers = java.util.logging.Logger.getLogger("").getHandlers();
    Stream.of(handlers).forEach(handler -> line("handler", handler.getClass()));
    line("default handler", Thread.getDefaultUncaughtExceptionHandler());
    line("output", System.out.getClass(), System.err.getClass());
  }

  private static Object jar(Object object) {
    return object.getClass().getProtectionDomain().getCodeSource().getLocation();
  }

  private static void line(Object... words) {
    System.out.println(String.join(" ", Stream.of(words).map(String::valueOf).toList()));
  }
}
