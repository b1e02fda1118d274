package io.statbuffer.it.source;

import io.statbuffer.it.fork.ForkedJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles applications from {@code src/test/resources/sources}; unless told otherwise without
 * annotation processors, as somebody does who uses the agent alone, and to whom no compiler says
 * that an annotation is wrong.
 */
public final class Compiler {
  private Compiler() {}

  /** Compiles files against these jars into that directory, which it returns. */
  public static Path compile(Path into, List<Path> jars, String... sources) throws IOException {
    return compile(into, jars, List.of("-proc:none"), sources);
  }

  /** Compiles files with the annotation processor, which is on this JVM's class path. */
  public static Path generate(Path into, List<Path> jars, String... sources) throws IOException {
    String processors = System.getProperty("java.class.path");
    return compile(into, jars, List.of("-processorpath", processors), sources);
  }

  private static Path compile(
      Path into, List<Path> jars, List<String> processing, String... sources) throws IOException {
    String path = ForkedJvm.path(jars);
    List<String> all = new ArrayList<>(processing);
    all.addAll(List.of("-g", "--release", "17", "-d", into.toString()));
    boolean modular = Stream.of(sources).anyMatch(name -> name.endsWith("module-info.java"));
    all.addAll(List.of(modular ? "--module-path" : "-cp", path));
    Files.createDirectories(into);
    StringWriter messages = new StringWriter();
    CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(messages, null, null, all, null, Stream.of(sources).map(Source::new).toList());
    if (!task.call()) {
      throw new IllegalArgumentException(messages.toString());
    }
    return into;
  }

  /** A file of the resources. */
  private static final class Source extends SimpleJavaFileObject {
    private final String name;

    Source(String name) {
      super(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE);
      this.name = name;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
      try (InputStream in = Compiler.class.getResourceAsStream("/sources/" + name)) {
        if (in == null) {
          throw new IOException("no such source: " + name);
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
