package io.statbuffer.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** What Gradle's incremental compilation relies on. */
class IsolationTest {
  private final Map<String, List<String>> origins = new TreeMap<>();

  @Test
  void eachFileHasOneTypeAsItsOrigin() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(observed(new CountProcessor()))
            .compile(Sources.files("good/Outer.java", "good/Pages.java"));
    assertThat(compilation.errors()).isEmpty();
    assertThat(origins)
        .isEqualTo(
            Map.of(
                "shop.PagesBuffer", List.of("shop.Pages"),
                "shop.Outer_BaseBuffer", List.of("shop.Outer.Base"),
                "shop.Outer_InnerBuffer", List.of("shop.Outer.Inner"),
                "shop.Outer_MixedBuffer", List.of("shop.Outer.Mixed"),
                "META-INF/statbuffer/shop.Pages", List.of("shop.Pages"),
                "META-INF/statbuffer/shop.Outer$Base", List.of("shop.Outer.Base"),
                "META-INF/statbuffer/shop.Outer$Inner", List.of("shop.Outer.Inner"),
                "META-INF/statbuffer/shop.Outer$Mixed", List.of("shop.Outer.Mixed")));
  }

  @Test
  void gradleIsToldSo() throws IOException {
    try (var in =
        CountProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).trim())
          .isEqualTo(CountProcessor.class.getName() + ",isolating");
    }
  }

  @Test
  void theProcessorIsFoundAsAService() {
    assertThat(ServiceLoader.load(Processor.class))
        .hasAtLeastOneElementOfType(CountProcessor.class);
  }

  /** The processor, with a filer that notes the origins of what it creates. */
  private Processor observed(CountProcessor processor) {
    return new AbstractProcessor() {
      @Override
      public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
      }

      @Override
      public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
      }

      @Override
      public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        processor.init(withFiler(environment));
      }

      @Override
      public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        assertThat(processor.process(annotations, round)).isTrue();
        return false;
      }
    };
  }

  private ProcessingEnvironment withFiler(ProcessingEnvironment environment) {
    Filer filer =
        proxy(
            Filer.class,
            (proxy, method, arguments) -> {
              String name =
                  Stream.of(arguments)
                      .filter(String.class::isInstance)
                      .map(String.class::cast)
                      .filter(text -> !text.isEmpty())
                      .findFirst()
                      .orElseThrow();
              Element[] from = (Element[]) arguments[arguments.length - 1];
              origins.put(name, Stream.of(from).map(Element::toString).toList());
              return method.invoke(environment.getFiler(), arguments);
            });
    return proxy(
        ProcessingEnvironment.class,
        (proxy, method, arguments) ->
            method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
