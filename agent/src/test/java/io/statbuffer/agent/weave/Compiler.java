package io.statbuffer.agent.weave;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources in memory. */
final class Compiler {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:public |abstract |final )*(?:class|interface|enum|record) (\\w+)",
          Pattern.MULTILINE);

  private final JavaCompiler compiler;
  private final List<String> options;

  private Compiler(JavaCompiler compiler, List<String> options) {
    this.compiler = compiler;
    this.options = options;
  }

  static Compiler javac(String... options) {
    return new Compiler(ToolProvider.getSystemJavaCompiler(), List.of(options));
  }

  /** The class files by internal name. */
  Map<String, byte[]> compile(String... sources) {
    Map<String, ByteArrayOutputStream> written = new TreeMap<>();
    List<JavaFileObject> units = Arrays.stream(sources).map(Compiler::source).toList();
    StringWriter messages = new StringWriter();
    List<String> all = new ArrayList<>(List.of("-Xlint:-options", "-proc:none"));
    all.addAll(options);
    try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null)) {
      JavaFileManager files = new InMemory(standard, written);
      boolean ok = compiler.getTask(messages, files, null, all, null, units).call();
      if (!ok) {
        throw new IllegalArgumentException(messages.toString());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Map<String, byte[]> classFiles = new TreeMap<>();
    written.forEach((name, bytes) -> classFiles.put(name, bytes.toByteArray()));
    return classFiles;
  }

  private static JavaFileObject source(String text) {
    Matcher inPackage = PACKAGE.matcher(text);
    String directory = inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "";
    Matcher type = TYPE.matcher(text);
    String name = type.find() ? type.group(1) : "package-info";
    return new SimpleJavaFileObject(
        URI.create("mem:///" + directory + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written;

    InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> written) {
      super(files);
      this.written = written;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String name = className.replace('.', '/');
      return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          return written.computeIfAbsent(name, n -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
