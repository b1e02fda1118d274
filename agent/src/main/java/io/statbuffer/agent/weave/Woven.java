package io.statbuffer.agent.weave;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of one class file. */
public final class Woven {
  private final byte @Nullable [] classFile;
  private final List<CountedMethod> counted;
  private final Set<String> annotated;
  private final List<Problem> problems;

  Woven(
      byte @Nullable [] classFile,
      List<CountedMethod> counted,
      Set<String> annotated,
      List<Problem> problems) {
    this.classFile = classFile;
    this.counted = List.copyOf(counted);
    this.annotated = Set.copyOf(annotated);
    this.problems = List.copyOf(problems);
  }

  /** The new class file, the caller's to keep; null if nothing was woven. */
  public byte @Nullable [] classFile() {
    return classFile;
  }

  /** What the new class file counts; empty if there is none. */
  public List<CountedMethod> counted() {
    return counted;
  }

  /** The methods of which all annotations are woven: {@code place(com.acme.Order)}. */
  public Set<String> annotated() {
    return annotated;
  }

  /** What isn't counted, and why. */
  public List<Problem> problems() {
    return problems;
  }
}
