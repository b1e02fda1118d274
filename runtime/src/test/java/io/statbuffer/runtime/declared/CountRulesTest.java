package io.statbuffer.runtime.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.runtime.declared.CountPlan.Argument;
import io.statbuffer.runtime.declared.CountPlan.One;
import io.statbuffer.runtime.declared.CountPlan.Returned;
import io.statbuffer.runtime.declared.MethodShape.Body;
import io.statbuffer.runtime.declared.MethodShape.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountRulesTest {
  @Test
  void aFixedKeyCountsOneOnCall() {
    CountPlan plan = CountRules.plan(method("void"), "orders.placed", Moment.CALL);

    assertThat(plan.moment()).isEqualTo(Moment.CALL);
    assertThat(plan.amount()).isEqualTo(new One());
    assertThat(plan.sources()).isEmpty();
  }

  @Test
  void placeholdersAreFoundByNameAndByIndex() {
    MethodShape method =
        method("void", parameter("slug", "java.lang.String"), parameter("n", "int"));

    assertThat(CountRules.plan(method, "{1}.{slug}", Moment.CALL).sources())
        .containsExactly(new Argument(1), new Argument(0));
  }

  @Test
  void anAmountThatIsReturnedImpliesReturn() {
    MethodShape purge = shape(Body.METHOD, "int", true);

    CountPlan plan = CountRules.plan(purge, "rows.purged", Moment.CALL);

    assertThat(plan.moment()).isEqualTo(Moment.RETURN);
    assertThat(plan.amount()).isEqualTo(new Returned());
  }

  @Test
  void anyIntegralTypeAndItsBoxIsAnAmount() {
    for (String type :
        List.of("byte", "short", "int", "long", "char", "java.lang.Long", "java.lang.Character")) {
      MethodShape sent = method("void", by("bytes", type));
      assertThat(CountRules.plan(sent, "bytes", Moment.CALL).amount()).isEqualTo(new Argument(0));
    }
  }

  @Test
  void otherAmountsAreRefusedByTypeAndParameter() {
    assertRefused(
        method("void", by("bytes", "double")),
        "bytes",
        Moment.CALL,
        "@Count(\"bytes\"): m() has @By on parameter bytes of type double, which is not integral;"
            + " use byte, short, int, long, char or the box of one");
    assertRefused(
        shape(Body.METHOD, "java.lang.String", true),
        "bytes",
        Moment.CALL,
        "@Count(\"bytes\"): m() has @By on the returned value of type java.lang.String, which is"
            + " not integral; use byte, short, int, long, char or the box of one");
  }

  @Test
  void anEventHasOneAmount() {
    assertRefused(
        method("void", by("a", "int"), by("b", "int")),
        "x",
        Moment.CALL,
        "@Count(\"x\"): m() has more than one @By; an event has one amount");
  }

  @Test
  void anUnknownParameterIsRefusedWithTheKnownOnes() {
    assertRefused(
        method("void", parameter("slug", "int"), parameter("page", "int")),
        "{slag}",
        Moment.CALL,
        "@Count(\"{slag}\"): m() has no parameter slag for {slag}; it has slug, page");
    assertRefused(
        method("void", parameter("slug", "int")),
        "{1}",
        Moment.CALL,
        "@Count(\"{1}\"): m() has 1 parameters, so none for {1}");
  }

  @Test
  void parametersWithoutNamesAreExplained() {
    assertRefused(
        method("void", parameter(null, "int")),
        "{slug}",
        Moment.CALL,
        "@Count(\"{slug}\"): m() has no parameter slug for {slug}; its class file keeps no"
            + " parameter names: compile with -parameters or -g, or use @Key(\"slug\")");
  }

  @Test
  void theReturnedValueNeedsOneAndTheMoment() {
    assertRefused(
        method("void"),
        "{return}",
        Moment.RETURN,
        "@Count(\"{return}\"): m() returns nothing to put in place of {return}");
    assertRefused(
        method("int"),
        "{return}",
        Moment.CALL,
        "@Count(\"{return}\"): m() has no returned value for {return} yet; use on = When.RETURN");
    assertRefused(
        shape(Body.METHOD, "int", true),
        "x",
        Moment.THROW,
        "@Count(\"x\"): m() returns nothing when it throws; @By on a method needs on ="
            + " When.RETURN");
  }

  @Test
  void arraysHaveNoTextAndPrimitivesNoProperties() {
    assertRefused(
        method("void", parameter("ids", "int[]")),
        "{ids}",
        Moment.CALL,
        "@Count(\"{ids}\"): m() has an array of type int[] for {ids}, which has no text");
    assertRefused(
        method("void", parameter("id", "int")),
        "{id.x}",
        Moment.CALL,
        "@Count(\"{id.x}\"): m() has type int for {id.x}, which has no properties");
  }

  @Test
  void whatHasNoBodyCannotCount() {
    assertRefused(
        shape(Body.NATIVE, "void", false),
        "x",
        Moment.CALL,
        "@Count(\"x\"): m() is native and has no body to count in; count in a method that calls"
            + " it");
  }

  private static void assertRefused(MethodShape method, String key, Moment moment, String message) {
    assertThatThrownBy(() -> CountRules.plan(method, key, moment))
        .isInstanceOf(InvalidCountException.class)
        .hasMessage(message);
  }

  private static MethodShape method(String returned, Parameter... parameters) {
    return new MethodShape("m()", Body.METHOD, List.of(parameters), ValueType.of(returned), false);
  }

  private static MethodShape shape(Body body, String returned, boolean by) {
    return new MethodShape("m()", body, List.of(), ValueType.of(returned), by);
  }

  private static Parameter parameter(@Nullable String name, String type) {
    return new Parameter(name, ValueType.of(type), false);
  }

  private static Parameter by(String name, String type) {
    return new Parameter(name, ValueType.of(type), true);
  }
}
