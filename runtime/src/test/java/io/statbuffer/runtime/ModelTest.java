package io.statbuffer.runtime;

import io.statbuffer.runtime.Database.Outcome;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/**
 * Random programs of everything one can do to a buffer and that can happen to its database: after
 * each step, every key's rows and what is pending make up what was counted.
 *
 * <p>A failing program is printed as its shortest version, with its seed: {@code @Property(seed =
 * "...")} repeats it.
 */
class ModelTest {
  private static final List<String> KEYS = List.of("a", "b", "c", "d", "e");
  private static final List<String> KEYS_AND_OVERFLOW =
      List.of("a", "b", "c", "d", "e", BufferModel.OVERFLOW);

  @Property
  void everyKeyIsExactAfterEachStep(@ForAll("programs") ActionChain<BufferModel> program) {
    run(program);
  }

  @Property
  void everyKeyIsExactWhereEachIsSettledOnItsOwn(
      @ForAll("programsPerKey") ActionChain<BufferModel> program) {
    run(program);
  }

  private static void run(ActionChain<BufferModel> program) {
    try {
      program.withInvariant("exact", BufferModel::check).run().end();
    } finally {
      program.finalState().ifPresent(BufferModel::close); // nothing for the end of the JVM to do
    }
  }

  @Provide
  Arbitrary<ActionChain<BufferModel>> programs() {
    return steps(ActionChain.startWith(() -> new BufferModel(database -> database)))
        .withAction(
            3,
            Action.just(
                "fail after the effect", mutate(model -> model.become(Outcome.FAILS_AFTER))));
  }

  @Provide
  Arbitrary<ActionChain<BufferModel>> programsPerKey() {
    return steps(
        ActionChain.startWith(
            () -> new BufferModel(database -> FlushHandler.perKey(database::add))));
  }

  private static ActionChainArbitrary<BufferModel> steps(ActionChainArbitrary<BufferModel> chain) {
    Arbitrary<String> keys = Arbitraries.of(KEYS);
    Arbitrary<String> keysOrOverflow = Arbitraries.of(KEYS_AND_OVERFLOW);
    Arbitrary<Integer> handles = Arbitraries.integers().between(0, 9);
    return chain
        .withMaxTransformations(80)
        .withAction(8, two("count %s by %d", keys, amounts(), BufferModel::increment))
        .withAction(8, two("count handle %d by %d", handles, amounts(), BufferModel::incrementHeld))
        .withAction(1, one("count null by %d", amounts(), BufferModel::incrementNothing))
        .withAction(4, one("hold %s", keys, BufferModel::hold))
        .withAction(6, one("advance %d intervals", intervals(), BufferModel::advance))
        .withAction(3, one("flush %s", keysOrOverflow, BufferModel::flush))
        .withAction(3, Action.just("flush", mutate(BufferModel::flush)))
        .withAction(2, one("refuse %s", keys, BufferModel::refuse))
        .withAction(2, Action.just("fail", mutate(model -> model.become(Outcome.FAILS_BEFORE))))
        .withAction(4, Action.just("heal", mutate(BufferModel::heal)))
        .withAction(2, Action.just("close", mutate(BufferModel::close)))
        .withAction(3, Action.just("start", mutate(BufferModel::start)));
  }

  /** Of all sizes and both signs: they go through the adder up to 2^40, and beside it above. */
  private static Arbitrary<Long> amounts() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.longs().between(-3, 9)),
        Tuple.of(1, Arbitraries.longs().between(-(1L << 41), 1L << 41)),
        Tuple.of(1, Arbitraries.longs()));
  }

  private static Arbitrary<Integer> intervals() {
    return Arbitraries.frequency(
        Tuple.of(6, 1), Tuple.of(2, 2), Tuple.of(2, 12), Tuple.of(1, BufferModel.LONG));
  }

  private static <A> Action<BufferModel> one(
      String text, Arbitrary<A> arguments, BiConsumer<BufferModel, A> step) {
    Action.Independent<BufferModel> action =
        () ->
            arguments.map(
                a -> Transformer.mutate(text.formatted(a), model -> step.accept(model, a)));
    return action;
  }

  private static <A, B> Action<BufferModel> two(
      String text, Arbitrary<A> first, Arbitrary<B> second, Step<A, B> step) {
    Action.Independent<BufferModel> action =
        () ->
            Combinators.combine(first, second)
                .as(
                    (a, b) ->
                        Transformer.mutate(text.formatted(a, b), model -> step.take(model, a, b)));
    return action;
  }

  private static Transformer<BufferModel> mutate(Consumer<BufferModel> step) {
    return Transformer.mutate("", step);
  }

  private interface Step<A, B> {
    void take(BufferModel model, A a, B b);
  }
}
