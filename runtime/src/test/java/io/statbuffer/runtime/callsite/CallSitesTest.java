package io.statbuffer.runtime.callsite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.statbuffer.runtime.Counter;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBuffers;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the bootstraps of woven code make. */
class CallSitesTest {
  private static final Lookup CALLER = MethodHandles.lookup();

  record Tenant(String name, boolean active) {}

  static class Request {
    public final int size = 3;
    private final @Nullable Tenant tenant;

    Request(@Nullable Tenant tenant) {
      this.tenant = tenant;
    }

    @Nullable Tenant getTenant() {
      return tenant;
    }

    boolean isUrgent() {
      return true;
    }

    @SuppressWarnings("unused")
    private String secret() {
      return "private";
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  private static StatBuffer<String> buffer(String name) {
    return StatBuffers.get(name);
  }

  private static void count(
      String buffer, String template, MethodType type, @Nullable Object... rootsAndAmount)
      throws Throwable {
    CallSite site = CallSites.count(CALLER, "count", type, buffer, template);
    assertThat(site.type()).isEqualTo(type);
    site.dynamicInvoker().invokeWithArguments(rootsAndAmount);
  }

  private static MethodType type(Class<?>... types) {
    return MethodType.methodType(void.class, types);
  }

  @Test
  void aFixedKeyIsOneCounterHoweverItIsLinked() throws Throwable {
    Counter constant = CallSites.counter(CALLER, "counter", Counter.class, "fixed", "key");
    CallSite site =
        CallSites.counter(CALLER, "counter", MethodType.methodType(Counter.class), "fixed", "key");
    constant.increment();
    ((Counter) site.dynamicInvoker().invokeExact()).add(10);
    CallSites.counter("fixed", "key").add(100);

    assertThat(buffer("fixed").pending()).containsOnly(entry("key", 111L));
  }

  @Test
  void theBuffersDeclarationTravelsWithTheCallSite() {
    CallSites.counter("declared;interval=7000ms;maxKeys=5", "key").increment();

    assertThat(StatBuffers.declaration("declared").interval()).isEqualTo(Duration.ofSeconds(7));
    assertThat(buffer("declared").pending()).containsOnly(entry("key", 1L));
  }

  @Test
  void aKeyIsMadeOfTheRootsAndTheirProperties() throws Throwable {
    MethodType type = type(Request.class, Request.class, Request.class, int.class, long.class);
    String template = "{{{a.tenant.name}}} {a.urgent} {a.size} {3}\u0001\u0002";
    Request request = new Request(new Tenant("acme", true));
    count("paths", template, type, request, request, request, 4, 5L);
    count("paths", template, type, new Request(null), null, null, 4, 1L);

    assertThat(buffer("paths").pending())
        .containsOnly(
            entry("{acme} true 3 4\u0001\u0002", 5L), entry("{null} null null 4\u0001\u0002", 1L));
  }

  @Test
  void valuesWithTheSameTextMakeTheSameKey() throws Throwable {
    MethodType type = type(Object.class, long.class);
    CallSite site = CallSites.count(CALLER, "count", type, "texts", "n={0}");
    for (Object one : new Object[] {1, 1L, (short) 1, (byte) 1, '1', "1", BigInteger.ONE}) {
      site.dynamicInvoker().invokeWithArguments(one, 1L);
      site.dynamicInvoker().invokeWithArguments(true, 10L);
      site.dynamicInvoker().invokeWithArguments(null, 100L);
    }
    count("texts", "n={0}", type(int.class, long.class), 1, 1_000L);
    count("texts", "n={0}", type(char.class, Integer.class), '1', 10_000);

    assertThat(buffer("texts").pending())
        .containsOnly(entry("n=1", 11_007L), entry("n=true", 70L), entry("n=null", 700L));
  }

  @Test
  void aMutableValueIsReadAtEachCount() throws Throwable {
    MethodType type = type(Object.class, long.class);
    CallSite site = CallSites.count(CALLER, "count", type, "mutable", "n={0}");
    StringBuilder text = new StringBuilder("a");
    site.dynamicInvoker().invokeWithArguments(text, 1L);
    text.append("b");
    site.dynamicInvoker().invokeWithArguments(text, 1L);

    assertThat(buffer("mutable").pending()).containsOnly(entry("n=a", 1L), entry("n=ab", 1L));
  }

  @Test
  void aPropertyOfAGenericTypeIsReadFromTheObjectThatIsThere() throws Throwable {
    Supplier<Object> generic = () -> new Tenant("acme", true);
    count("generic", "{0.get.name}", type(Supplier.class, long.class), generic, 1L);
    count(
        "generic",
        "{0.get.active}",
        type(Optional.class, long.class),
        Optional.of(new Tenant("", false)),
        1L);
    count(
        "generic", "{0.get.name}", type(Supplier.class, long.class), (Supplier<?>) () -> null, 1L);
    count("generic", "{0.get.missing}", type(Supplier.class, long.class), generic, 20L);

    assertThat(buffer("generic").pending())
        .containsOnly(entry("acme", 1L), entry("false", 1L), entry("null", 1L));
    assertThat(buffer("generic").rejected()).isEqualTo(20);
  }

  @Test
  void boxesAreAmounts() throws Throwable {
    count("boxes", "all", type(Integer.class), 1);
    count("boxes", "all", type(Character.class), (char) 10);
    count("boxes", "all", type(Byte.class), (byte) 100);

    assertThat(buffer("boxes").pending()).containsOnly(entry("all", 111L));
  }

  @Test
  void aNullAmountIsRejected() throws Throwable {
    CallSite site = CallSites.count(CALLER, "count", type(Long.class), "nulls", "key");
    site.dynamicInvoker().invoke((Long) null);

    assertThat(buffer("nulls").pending()).isEmpty();
  }

  @Test
  void whatIsThrownWhileAKeyIsMadeIsRejected() throws Throwable {
    count("thrown", "{0}", type(Object.class, long.class), new Request(null), 7L);
    count("thrown", "{0}", type(Object.class, Integer.class), new Request(null), 30);

    assertThat(buffer("thrown").pending()).isEmpty();
    assertThat(buffer("thrown").rejected()).isEqualTo(37);
  }

  @Test
  void whatCantBeLinkedRejectsEachCount() throws Throwable {
    Request request = new Request(null);
    count("unlinked", "{0.missing}", type(Request.class, long.class), request, 1L);
    count("unlinked", "{0.secret}", type(Request.class, long.class), request, 20L);
    count("unlinked", "{0.tenant.", type(Request.class, Integer.class), request, 300);
    count("unlinked", "{0.size.length}", type(Request.class, long.class), request, 4000L);

    assertThat(buffer("unlinked").pending()).isEmpty();
    assertThat(buffer("unlinked").rejected()).isEqualTo(4321);
  }

  @Test
  void classFilesBeforeJava7LinkAtTheirFirstCall() {
    String type = type(Request.class, long.class).toMethodDescriptorString();
    Object[] arguments = {new Request(new Tenant("old", true)), 5L};
    CallSites.count(CALLER, type, "static", "{0.tenant.name}", "", "", arguments);
    CallSites.count(CALLER, type, "static", "{0.tenant.name}", "", "", arguments);
    CallSites.count(
        CALLER, "(Lno/such/Type;J)V", "static", "{0}", "", "", new @Nullable Object[] {null, 1L});

    assertThat(buffer("static").pending()).isEqualTo(Map.of("old", 10L));
  }
}
