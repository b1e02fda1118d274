package io.statbuffer.processor;

import com.google.auto.service.AutoService;
import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.Counts;
import io.statbuffer.annotations.Key;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code XxxBuffer} for each type {@code Xxx} with {@code @Count} methods.
 *
 * <pre>{@code
 * class Checkout {
 *   @Count("orders.placed")
 *   void place(Order order) { ... }
 * }
 *
 * Checkout checkout = new CheckoutBuffer(); // counts, then calls Checkout's place
 * }</pre>
 *
 * <p>The generated class stands in the same package; that of a nested type is named for all of
 * them, {@code Outer_InnerBuffer} for {@code Outer.Inner}. It is abstract if {@code Xxx} is an
 * abstract class, or an interface that has abstract methods and counts none of them. It has each
 * constructor of {@code Xxx} twice: with the {@code StatBuffer<String>} to count into as its first
 * parameter, and without, for the buffer that {@link Buffered} names in the shared registry.
 *
 * <p>It counts what {@code Xxx} itself declares. Inherited {@code @Count} methods are counted by
 * the generated class of the type that declares them, or by the agent, with the exception of
 * abstract ones of interfaces, which are implemented. What {@code Xxx}'s own constructor calls is
 * counted into the shared buffer, as there is no other yet; so is what a deserialized object
 * counts.
 *
 * <p>Wrong annotations are errors at the place where they are written. What only the agent can
 * count is a warning, which {@code @SuppressWarnings("statbuffer")} silences. The processor is
 * isolating: each file it writes has one type as its origin.
 */
@AutoService(Processor.class)
public final class CountProcessor extends AbstractProcessor {
  /** Types to be read, by name since elements don't outlive their round. */
  private final Set<String> waiting = new LinkedHashSet<>();

  private @Nullable TypeGeneration generation;
  private @Nullable Misuse misuse;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Stream.of(
            Count.class, Counts.class, Buffered.class, By.class, Key.class, Generated.class)
        .map(Class::getCanonicalName)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    generation = new TypeGeneration(environment);
    misuse = new Misuse(environment);
  }

  /**
   * Claims the annotations, {@code @Generated} among them, or {@code -Xlint:all} would warn that no
   * processor does. A processor of all annotations that comes after this one therefore misses a
   * round that has no other annotation, not even {@code @Override}.
   */
  @Override
  @SuppressWarnings("DoNotClaimAnnotations")
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (generation == null || misuse == null || round.processingOver()) {
      return true; // what still waits for a missing type is the compiler's to tell
    }
    misuse.check(round);
    for (Class<? extends Annotation> counted : List.of(Count.class, Counts.class)) {
      for (Element method : round.getElementsAnnotatedWith(counted)) {
        waiting.add(Declaring.typeOf(Declaring.methodOf(method)).getQualifiedName().toString());
      }
    }
    waiting.removeIf(generation::generate);
    return true;
  }
}
