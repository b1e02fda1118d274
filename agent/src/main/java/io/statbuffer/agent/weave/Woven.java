package io.statbuffer.agent.weave;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of one class file. */
public final class Woven {
  private final byte @Nullable [] classFile;
  private final List<CountedMethod> counted;
  private final Set<String> annotated;
  private final Set<String> overriding;
  private final Set<Rule> matched;
  private final List<Amendment> amendments;
  private final List<Problem> problems;

  Woven(
      byte @Nullable [] classFile,
      List<CountedMethod> counted,
      Set<String> annotated,
      Set<String> overriding,
      Set<Rule> matched,
      List<Amendment> amendments,
      List<Problem> problems) {
    this.classFile = classFile;
    this.counted = List.copyOf(counted);
    this.annotated = Set.copyOf(annotated);
    this.overriding = Set.copyOf(overriding);
    this.matched = Set.copyOf(matched);
    this.amendments = List.copyOf(amendments);
    this.problems = List.copyOf(problems);
  }

  /** Of a class that can't be woven. */
  static Woven failed(Problem problem) {
    return new Woven(null, List.of(), Set.of(), Set.of(), Set.of(), List.of(), List.of(problem));
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

  /** The woven methods that objects are called by, by name and descriptor, those of bridges too. */
  public Set<String> overriding() {
    return overriding;
  }

  /** The rules by which something counts, or that named a method of the class. */
  public Set<Rule> matched() {
    return matched;
  }

  /** What classes above must have woven before this class file is used. */
  public List<Amendment> amendments() {
    return amendments;
  }

  /** What isn't counted, and why. */
  public List<Problem> problems() {
    return problems;
  }
}
