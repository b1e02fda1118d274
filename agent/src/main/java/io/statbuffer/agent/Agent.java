package io.statbuffer.agent;

import io.statbuffer.agent.database.BufferStarter;
import io.statbuffer.agent.database.DatabaseFlushHandler;
import io.statbuffer.agent.message.StandardError;
import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.agent.settings.DatabaseSettings;
import io.statbuffer.agent.settings.Unwoven;
import io.statbuffer.agent.transform.CountTransformer;
import io.statbuffer.agent.transform.IndexCheck;
import io.statbuffer.agent.transform.LoadedClasses;
import io.statbuffer.agent.transform.Loaders;
import io.statbuffer.agent.transform.StartCheck;
import io.statbuffer.runtime.StatBuffers;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls: reads the settings, builds the transformer, installs it.
 *
 * <pre>{@code
 * java -javaagent:statbuffer-agent.jar=statbuffer.properties -jar application.jar
 * }</pre>
 *
 * <p>Class loaders:
 *
 * <ul>
 *   <li>The JVM appends the agent's jar to the class path, so all of it belongs to the system class
 *       loader. Nothing is put on the bootstrap class path.
 *   <li>{@code io.statbuffer.runtime} and its call sites keep their names, since woven code,
 *       generated code and the application must meet in one registry, {@link StatBuffers}. If the
 *       application has {@code statbuffer-runtime} on its class path, that copy comes first and
 *       serves all.
 *   <li>All else that the jar brings never meets the application's copies: JDBI and ASM are renamed
 *       to {@code io.statbuffer.agent.shaded}, and H2, which can't be renamed, lies in a folder
 *       there and has a loader of its own.
 *   <li>A class is woven only if its loader finds the registry by delegation. One that brings its
 *       own copy, or delegates to nobody, keeps its classes as they were.
 *   <li>The database driver may come from any loader of the application; it is looked for at the
 *       first flush.
 * </ul>
 *
 * <p>Before {@code main}, no logging framework is touched, JDBC isn't loaded, no thread is started
 * and nothing is printed to standard output. Whatever goes wrong, one line on standard error says
 * so, and the application starts; unless it is to {@code fail} where methods can't be woven.
 */
public final class Agent {
  /** The system property that tells who attached the agent what came of it. */
  public static final String ATTACHED = "io.statbuffer.agent.attached";

  /** How {@link #ATTACHED} begins if the agent counts nothing; the rest says why. */
  public static final String IDLE = "counts nothing: ";

  private static boolean installed;

  private Agent() {}

  /** Called before the application's {@code main}. */
  public static void premain(@Nullable String file, Instrumentation jvm) {
    install(file, jvm, false);
  }

  /** Called when the agent is attached to an application that runs. */
  public static void agentmain(@Nullable String file, Instrumentation jvm) {
    System.setProperty(ATTACHED, install(file, jvm, true));
  }

  /** Returns what came of it. */
  private static synchronized String install(
      @Nullable String file, Instrumentation jvm, boolean attached) {
    StandardError messages = new StandardError();
    boolean mayStart = true;
    try {
      if (installed) {
        messages.say("the agent runs in this JVM already; it stays as it is");
        return "the agent runs in it already and stays as it is";
      }
      AgentSettings settings = AgentSettings.read(file, messages);
      if (!settings.enabled()) {
        return IDLE + "enabled = false is set";
      }
      if (ModuleLayer.boot().findModule("java.sql").isEmpty()) {
        messages.say(
            "counts nothing, as this modular application has no JDBC;"
                + " start it with --add-modules java.sql");
        return IDLE + "it is a modular application without JDBC";
      }
      installed = true;
      CountTransformer transformer = install(settings, jvm, messages);
      if (attached) {
        int rewoven = LoadedClasses.transform(jvm, transformer, messages);
        return "the agent counts; loaded classes that were woven: " + rewoven;
      }
      if (LoadedClasses.areThere(jvm, transformer)) { // since another agent came first
        LoadedClasses.transform(jvm, transformer, messages);
      }
      if (settings.unwoven() == Unwoven.FAIL) {
        mayStart = StartCheck.passes(transformer, settings, messages);
      }
    } catch (Throwable e) { // the application starts, or goes on, without it
      messages.say("the agent can't start and counts nothing: " + e);
      return IDLE + e;
    }
    if (!mayStart) {
      messages.say("the application isn't started, as unwoven = fail is set");
      System.exit(1);
    }
    return "the agent counts";
  }

  private static CountTransformer install(
      AgentSettings settings, Instrumentation jvm, StandardError messages) {
    if (settings.database().isDefault()) {
      messages.say(
          "counts into the H2 file " + DatabaseSettings.DEFAULT_FILE + ", as no jdbc.url is set");
    }
    Loaders loaders = new Loaders();
    CountTransformer transformer = new CountTransformer(settings, loaders, messages);
    StatBuffers.provide(
        new BufferStarter(
            settings,
            new DatabaseFlushHandler(settings.database(), loaders.seen()),
            messages,
            transformer.uncounted(),
            new IndexCheck(jvm, transformer, loaders)));
    transformer.checkRules();
    transformer.install(jvm);
    return transformer;
  }
}
