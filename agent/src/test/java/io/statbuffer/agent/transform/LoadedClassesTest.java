package io.statbuffer.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.runtime.callsite.WovenClasses;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an attach makes of classes that this JVM has loaded. */
class LoadedClassesTest {
  private final Instrumentation jvm = ByteBuddyAgent.install();
  private final List<String> said = new ArrayList<>();
  private final CountTransformer transformer =
      new CountTransformer(AgentSettings.read(null, said::add), new Loaders(), said::add);

  /** Not before the classes are loaded: they would be woven then. */
  private void attach(List<ClassFileTransformer> others, Class<?>... loaded) throws Exception {
    jvm.addTransformer(transformer, true);
    others.forEach(other -> jvm.addTransformer(other, true));
    try {
      LoadedClasses.transform(jvm, loaded, transformer, said::add);
    } finally {
      others.forEach(jvm::removeTransformer);
      jvm.removeTransformer(transformer);
    }
  }

  private static boolean counts(Class<?> till) {
    return WovenClasses.of(till).counts("sell()");
  }

  /** Makes a class file of {@code type} that no JVM takes, whatever others made of it. */
  private record Breaking(Class<?> type) implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] classFile) {
      return type == redefined ? new byte[] {1} : null;
    }
  }

  @Test
  void generatedCodeStandsBackOnlyOnceTheJvmTookTheWovenClass() throws Exception {
    Class<?> till = new TillLoader(false).define();

    attach(List.of(new Breaking(till)), till);
    assertThat(said).singleElement().asString().contains(till.getName() + " is left as it was");
    assertThat(counts(till)).isFalse();

    attach(List.of(), till);
    assertThat(said).hasSize(1);
    assertThat(counts(till)).isTrue();
  }

  @Test
  void aClassLoaderThatThrowsIsSaidAndTheOtherClassesGoOn() throws Exception {
    Class<?> broken = new TillLoader(true).define();
    Class<?> sound = new TillLoader(false).define();

    attach(List.of(), broken, sound);

    assertThat(said).singleElement().asString().contains(broken.getName(), "loader is closed");
    assertThat(counts(broken)).isFalse();
    assertThat(counts(sound)).isTrue();
  }
}
