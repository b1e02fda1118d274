package io.statbuffer.agent.weave;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.jspecify.annotations.Nullable;

/** Compiles sources, by javac or by Eclipse's compiler. */
final class Compiler {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:public |abstract |final )*(?:class|interface|enum|record) (\\w+)",
          Pattern.MULTILINE);

  private final boolean javac;
  private final List<String> options;

  private Compiler(boolean javac, String... options) {
    this.javac = javac;
    this.options = List.of(options);
  }

  static Compiler javac(String... options) {
    return new Compiler(true, options);
  }

  static Compiler ecj(String... options) {
    return new Compiler(false, options);
  }

  @Override
  public String toString() {
    return (javac ? "javac " : "ecj ") + options;
  }

  /** The one class file of a source. */
  byte[] compileOne(String source) {
    return compile(source).values().iterator().next();
  }

  /** The class files by internal name. */
  Map<String, byte[]> compile(String... sources) {
    try {
      Path directory = Files.createTempDirectory("compiled");
      try {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
          files.add(write(directory.resolve("sources"), source));
        }
        Path classes = Files.createDirectory(directory.resolve("classes"));
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-proc:none", "-nowarn", "-d", classes.toString()));
        all.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        @Nullable String errors = javac ? javac(all, files) : ecj(all, files);
        if (errors != null) {
          throw new IllegalArgumentException(errors);
        }
        return read(classes);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path root, String source) throws IOException {
    Matcher inPackage = PACKAGE.matcher(source);
    Path directory = inPackage.find() ? root.resolve(inPackage.group(1).replace('.', '/')) : root;
    Matcher type = TYPE.matcher(source);
    Files.createDirectories(directory);
    String name = type.find() ? type.group(1) : "package-info";
    return Files.writeString(directory.resolve(name + ".java"), source);
  }

  private static @Nullable String javac(List<String> arguments, List<Path> files)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(files);
      boolean done = compiler.getTask(messages, manager, null, arguments, null, units).call();
      return done ? null : messages.toString();
    }
  }

  private static @Nullable String ecj(List<String> arguments, List<Path> files) {
    List<String> all = new ArrayList<>(arguments);
    files.forEach(file -> all.add(file.toString()));
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    boolean done = BatchCompiler.compile(all.toArray(String[]::new), out, out, null);
    return done ? null : messages.toString();
  }

  private static Map<String, byte[]> read(Path classes) throws IOException {
    Map<String, byte[]> classFiles = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        classFiles.put(name.replace(".class", ""), Files.readAllBytes(file));
      }
    }
    return classFiles;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
