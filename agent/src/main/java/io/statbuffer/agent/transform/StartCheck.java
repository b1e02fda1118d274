package io.statbuffer.agent.transform;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.agent.weave.Problem;
import java.io.File;
import java.io.IOException;

/**
 * Looks for uncountable methods before the application starts, for {@code unwoven = fail}: on its
 * class path, as far as that is known then. Jars within jars and what is loaded from elsewhere are
 * only found when they are loaded; for that reason a rule whose class isn't there is said, but no
 * failure.
 */
public final class StartCheck {
  private StartCheck() {}

  /** Whether nothing was found; else it is said. */
  public static boolean passes(
      CountTransformer transformer, AgentSettings settings, Messages messages) {
    ClassFiles siblings = new ClassFiles(ClassLoader.getSystemClassLoader());
    for (String missing : MissingClasses.of(settings.rules(), siblings)) {
      messages.say(missing);
    }
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (!entry.isEmpty() && new File(entry).exists()) {
        look(entry, siblings, transformer, settings, messages);
      }
    }
    return transformer.uncounted().isEmpty();
  }

  private static void look(
      String entry,
      ClassFiles siblings,
      CountTransformer transformer,
      AgentSettings settings,
      Messages messages) {
    try (ClassPath classPath = ClassPath.open(entry)) {
      ClassPathCheck check = ClassPathCheck.of(classPath, siblings, settings.rules());
      for (Problem problem : check.problems()) {
        transformer.findings().add(problem.toString());
      }
    } catch (IOException e) {
      // What isn't a jar for us isn't one for the JVM.
      messages.say("not looked through for counted methods: " + e.getMessage());
    }
  }
}
