package io.statbuffer.processor;

import io.statbuffer.runtime.declared.CountIndex;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/** Writes a type's entry of the {@link CountIndex}. */
final class IndexWriter {
  private final Elements elements;

  IndexWriter(Elements elements) {
    this.elements = elements;
  }

  /** Writes the file, with the type as its only origin. */
  void write(CountedType type, Filer filer) throws IOException {
    String name = elements.getBinaryName(type.element()).toString();
    String lines =
        type.methods().stream()
            .filter(
                method -> method.overridable() || !method.isAbstract()) // else what implements it
            .map(method -> line(name, method) + "\n")
            .sorted()
            .collect(Collectors.joining());
    String file = CountIndex.DIRECTORY + name;
    try (Writer writer =
        filer
            .createResource(StandardLocation.CLASS_OUTPUT, "", file, type.element())
            .openWriter()) {
      writer.write(lines);
    }
  }

  private static String line(String type, CountedMethod method) {
    return CountIndex.line(
        method.overridable() ? CountIndex.GENERATED : CountIndex.AGENT,
        type + "." + method.signature());
  }
}
