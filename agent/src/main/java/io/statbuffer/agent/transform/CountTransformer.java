package io.statbuffer.agent.transform;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.agent.weave.Problem;
import io.statbuffer.agent.weave.Rule;
import io.statbuffer.agent.weave.RuntimeAccess;
import io.statbuffer.agent.weave.Weaver;
import io.statbuffer.agent.weave.Woven;
import io.statbuffer.runtime.callsite.WovenMethods;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the classes that the JVM loads, or transforms again, if they have counted methods.
 * Whatever goes wrong, the class stays as it was, and one line says so. Thread-safe.
 *
 * <p>The JDK's own classes are left alone. Classes whose class loader doesn't lead to the agent's
 * copy of {@code io.statbuffer.runtime.StatBuffers} couldn't be linked to it by name, or would
 * count into a registry that nobody flushes: they find it through the system class loader, or, if
 * their class files are too old for that, are left alone as well.
 */
public final class CountTransformer implements ClassFileTransformer {
  /** An application may make class loaders for as long as it runs. */
  private static final int MOST_REFUSED = 10;

  /** The first class file version that holds dynamic constants: Java 11's. */
  private static final int WITH_CONSTANTS = 55;

  private final Weaver weaver;
  private final List<Rule> rules;
  private final Loaders loaders;
  private final LoaderSurroundings surroundings = new LoaderSurroundings();
  private final Reweaving reweaving = new Reweaving(surroundings.amendments());
  private final MatchedRules matchedRules;
  private final Findings findings;
  private final Messages messages;

  /** A transformer for the annotated methods and the configured ones. */
  public CountTransformer(AgentSettings settings, Loaders loaders, Messages messages) {
    this.rules = settings.rules();
    this.weaver = new Weaver(rules);
    this.loaders = loaders;
    this.findings = new Findings(settings.unwoven(), messages);
    this.matchedRules = new MatchedRules(rules, findings);
    this.messages = messages;
  }

  /** Installs it in the JVM, where it can also transform again. */
  public void install(Instrumentation jvm) {
    reweaving.install(jvm);
    jvm.addTransformer(this, true);
    matchedRules.sayOthersAtEnd();
  }

  /** Says which rules can never hold. */
  public void checkRules() {
    for (Rule rule : rules) {
      String reason = Protected.reason(rule);
      if (reason != null) {
        findings.add(rule.target() + ": its class " + reason);
      }
    }
  }

  /** What can't be counted, as it becomes known; to iterate over it, synchronize on it. */
  public Collection<String> uncounted() {
    return findings.found();
  }

  Findings findings() {
    return findings;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    try {
      if (loader == null
          || internalName == null
          || !mayCount(loader, internalName, domain, classFile)) {
        return null;
      }
      return weave(loader, internalName, redefined, domain, classFile);
    } catch (Throwable e) { // the application goes on with the class as it was
      messages.say(internalName + " is left as it was: " + e);
      return null;
    }
  }

  /**
   * Has the JVM, where this transformer is installed, transform a loaded class again.
   *
   * @return whether it was woven
   */
  boolean retransform(Instrumentation jvm, Class<?> type)
      throws UnmodifiableClassException, ReflectiveOperationException {
    return WovenMarks.retransform(jvm, type);
  }

  boolean mayCount(
      ClassLoader loader,
      String internalName,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    return mayBeCounted(loader, internalName)
        && weaver.mightCount(internalName, classFile, surroundings.of(loader, domain));
  }

  /** Whether the class is one that the agent weaves at all. */
  boolean mayBeCounted(ClassLoader loader, String internalName) {
    return !Protected.isLoader(loader) && !Protected.isOurs(internalName);
  }

  private byte @Nullable [] weave(
      ClassLoader loader,
      String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile)
      throws ReflectiveOperationException {
    RuntimeAccess access = loaders.access(loader).orElse(null);
    boolean old = access == RuntimeAccess.BY_SYSTEM_LOADER && version(classFile) < WITH_CONSTANTS;
    if (access == null || old) {
      refuse(loader, internalName, old);
      return null;
    }
    reweaving.begin(loader, internalName);
    Woven woven = weaver.weave(internalName, classFile, surroundings.of(loader, domain), access);
    for (Problem problem : woven.problems()) {
      findings.add(problem.toString());
    }
    matchedRules.add(woven.matched());
    String failure = reweaving.settle(woven.amendments());
    if (failure != null) {
      findings.add(internalName.replace('/', '.') + " " + failure);
      return null;
    }
    if (woven.classFile() == null) {
      return null;
    }
    loaders.sawLoader(loader);
    WovenMarks.woven(
        loader, internalName, redefined, new WovenMethods(woven.annotated(), woven.overriding()));
    return woven.classFile();
  }

  private void refuse(ClassLoader loader, String internalName, boolean old) {
    int refused = loaders.refuse(loader);
    if (refused > 0 && refused <= MOST_REFUSED) {
      findings.add(
          internalName.replace('/', '.')
              + (old ? " and all else before Java 11 from " : " and all else from ")
              + loader
              + ": that class loader doesn't lead to the agent's io.statbuffer.runtime"
              + (old ? "; compile it for Java 11 or later" : "")
              + (refused == MOST_REFUSED ? "; no more such class loaders are said" : ""));
    }
  }

  private static int version(byte[] classFile) {
    return classFile.length < 8 ? 0 : (classFile[6] & 0xFF) << 8 | (classFile[7] & 0xFF);
  }
}
