package io.statbuffer.demo;

import io.statbuffer.demo.shop.Shop;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The shop in a JVM of its own, with the agent. */
final class ShopProcess implements AutoCloseable {
  private final Process process;
  private final URI address;

  ShopProcess(Path agent, Path configuration) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + agent + "=" + configuration,
                "-Dsun.net.httpserver.nodelay=true",
                "-Dh2.bindAddress=127.0.0.1",
                "-cp",
                classPath(),
                Shop.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    if (line == null || !line.startsWith(Shop.LISTENING)) {
      process.destroy();
      throw new IOException("the shop did not start; its first line: " + line);
    }
    address = URI.create("http://127.0.0.1:" + line.substring(Shop.LISTENING.length()));
  }

  /** Where it listens. */
  URI address() {
    return address;
  }

  /** Ends it as an administrator would, with SIGTERM, and waits until it is gone. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the shop did not end within 30 s");
    }
  }

  /** All that the demo has but the database's driver, which the agent brings. */
  private static String classPath() {
    List<String> entries =
        Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    return entries.stream()
        .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("h2-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
