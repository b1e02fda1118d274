package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts nothing by inheritance. */
class NotInheritedTest {
  @Test
  void generatedClassesAndThoseThatNoFileBroughtAreLeftAlone() {
    String store = "interface Store { @Count(\"saved\") void save(); }";
    String generated =
        """
        class StoreBuffer implements Store {
          StoreBuffer(io.statbuffer.runtime.StatBuffer<String> buffer) {}
          public void save() {}
        }
        """;
    WovenClasses woven = Hierarchy.woven(store + generated, "new StoreBuffer(null).save();");

    assertThat(Hierarchy.counted(woven)).isEmpty();

    Map<String, byte[]> files =
        Compiler.javac("-g")
            .compile(
                Hierarchy.source(
                    store + "class Made implements Store { public void save() {} }", ""));
    Surroundings around = Surroundings.of(n -> n.equals("Made") ? null : files.get(n));
    Woven made =
        new Weaver(List.of())
            .weave("Made", files.getOrDefault("Made", new byte[0]), around, RuntimeAccess.BY_NAME);
    assertThat(made.classFile()).isNull();
    assertThat(made.problems()).isEmpty();
  }

  @Test
  void aBodyInAClassOfTheJdkIsAProblem() {
    Map<String, byte[]> files =
        Compiler.javac("-g")
            .compile(
                Hierarchy.source(
                    "interface Cleared { @Count(\"c\") void clear(); }"
                        + "class List extends java.util.ArrayList<String> implements Cleared {}",
                    ""));
    Woven woven =
        new Weaver(List.of())
            .weave("List", files.getOrDefault("List", new byte[0]), name -> read(name, files));

    assertThat(woven.problems().toString())
        .contains("List.clear()V: is implemented by a class of the JDK");
  }

  private static byte[] read(String name, Map<String, byte[]> files) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in == null ? files.getOrDefault(name, new byte[0]) : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aCircularHierarchyIsTheJvmsToRefuse() {
    Map<String, byte[]> files = Compiler.javac("-g").compile("class A {}", "class B extends A {}");
    // A is now what B was: a class that is its own superclass.
    Map<String, byte[]> circular = Map.of("B", rename(files.getOrDefault("B", new byte[0])));

    assertThat(
            new Weaver(List.of())
                .mightCount(
                    "B", circular.getOrDefault("B", new byte[0]), Surroundings.of(circular::get)))
        .isFalse();
  }

  private static byte[] rename(byte[] classFile) {
    byte[] renamed = classFile.clone();
    for (int i = 0; i < renamed.length - 3; i++) {
      if (renamed[i] == 1 && renamed[i + 1] == 0 && renamed[i + 2] == 1 && renamed[i + 3] == 'A') {
        renamed[i + 3] = 'B';
      }
    }
    return renamed;
  }
}
