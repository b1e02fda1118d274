package io.statbuffer.processor;

import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Takes one type all the way: declaration, description, files. */
final class TypeGeneration {
  private final Elements elements;
  private final Filer filer;
  private final Messager messager;
  private final TypeReader reader;
  private final BufferWriter bufferWriter;
  private final IndexWriter indexWriter;

  TypeGeneration(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.filer = environment.getFiler();
    this.messager = environment.getMessager();
    Annotations annotations = new Annotations(elements);
    this.reader = new TypeReader(elements, environment.getTypeUtils(), annotations);
    this.bufferWriter = new BufferWriter(elements, environment.getTypeUtils());
    this.indexWriter = new IndexWriter(elements);
  }

  /** Reads the type and writes what belongs to it; false if a type it needs isn't there yet. */
  boolean generate(String typeName) {
    @Nullable TypeElement type = elements.getTypeElement(typeName);
    if (type == null) {
      return true;
    }
    Diagnostics diagnostics = new Diagnostics();
    try {
      write(reader.read(type, diagnostics), diagnostics);
    } catch (IncompleteTypeException e) {
      return false;
    } catch (IOException e) {
      diagnostics.error(type, "the generated class of " + typeName + " can't be written: " + e);
    }
    diagnostics.print(messager);
    return true;
  }

  private void write(CountedType type, Diagnostics diagnostics) throws IOException {
    indexWriter.write(type, filer);
    if (type.overridable().isEmpty()) {
      return;
    }
    try {
      bufferWriter.write(type, diagnostics).writeTo(filer);
    } catch (FilerException e) {
      diagnostics.error(
          type.element(),
          type.generated().canonicalName()
              + " is to be generated, but there is a class of that name already: rename one");
    }
  }
}
