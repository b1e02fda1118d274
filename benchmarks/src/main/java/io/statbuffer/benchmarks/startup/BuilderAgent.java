package io.statbuffer.benchmarks.startup;

import static net.bytebuddy.matcher.ElementMatchers.declaresMethod;
import static net.bytebuddy.matcher.ElementMatchers.isAnnotatedWith;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/** Counts the same methods as one would with Byte Buddy's AgentBuilder and its advice. */
public final class BuilderAgent {
  private static final ConcurrentHashMap<String, LongAdder> COUNTERS = new ConcurrentHashMap<>();

  private static final String COUNT = "io.statbuffer.annotations.Count";

  private BuilderAgent() {}

  /** Installs it. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    new AgentBuilder.Default()
        .type(declaresMethod(isAnnotatedWith(named(COUNT))))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(Counting.class).on(isAnnotatedWith(named(COUNT)))))
        .installOn(instrumentation);
  }

  /** Called by the advice, which is copied into the counted class. */
  public static void count(String method) {
    COUNTERS.computeIfAbsent(method, m -> new LongAdder()).increment();
  }

  /** The advice. */
  public static final class Counting {
    private Counting() {}

    /** Counts. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.Origin("#m") String method) {
      BuilderAgent.count(method);
    }
  }
}
