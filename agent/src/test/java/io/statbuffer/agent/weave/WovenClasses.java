package io.statbuffer.agent.weave;

import io.statbuffer.runtime.callsite.WovenMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Class files that were woven and loaded, with the verifier on. */
final class WovenClasses extends ClassLoader {
  static final List<Rule> NO_RULES = List.of();

  private final Map<String, byte[]> classFiles;
  private final Weaver weaver;
  private final RuntimeAccess access;
  private final Surroundings around;
  final List<CountedMethod> counted = new ArrayList<>();
  final List<Problem> problems = new ArrayList<>();

  WovenClasses(Map<String, byte[]> classFiles, List<Rule> rules) {
    this(classFiles, rules, RuntimeAccess.BY_NAME, WovenClasses.class.getClassLoader());
  }

  private WovenClasses(
      Map<String, byte[]> classFiles, List<Rule> rules, RuntimeAccess access, ClassLoader parent) {
    super(parent);
    this.classFiles = classFiles;
    this.weaver = new Weaver(rules);
    this.access = access;
    this.around = Surroundings.of(classFiles::get);
    // All of them, as the order in which they are loaded doesn't matter here.
    classFiles.forEach(
        (name, classFile) ->
            weaver
                .weave(name, classFile, around, access)
                .amendments()
                .forEach(around.amendments()::add));
  }

  /** Compiles for the running Java with all debug information, weaves and defines. */
  static WovenClasses of(String... sources) {
    return new WovenClasses(Compiler.javac("-g").compile(sources), NO_RULES).loadAll();
  }

  /** The same, where nothing but the JDK is seen. */
  static WovenClasses distant(String... sources) {
    return new WovenClasses(
            Compiler.javac("-g").compile(sources),
            NO_RULES,
            RuntimeAccess.BY_SYSTEM_LOADER,
            ClassLoader.getPlatformClassLoader())
        .loadAll();
  }

  /** Compiles with all debug information for that release of Java. */
  static WovenClasses release(int release, String... sources) {
    String number = String.valueOf(release);
    return new WovenClasses(Compiler.javac("-g", "--release", number).compile(sources), NO_RULES)
        .loadAll();
  }

  /** Compiles for Java 8 and says it was for the class file version of an older Java. */
  static WovenClasses version(int major, String... sources) {
    Map<String, byte[]> classFiles = Compiler.javac("-g", "--release", "8").compile(sources);
    for (byte[] classFile : classFiles.values()) {
      classFile[7] = (byte) major;
    }
    return new WovenClasses(classFiles, NO_RULES).loadAll();
  }

  WovenClasses loadAll() {
    for (String name : classFiles.keySet()) {
      load(name.replace('/', '.'));
    }
    return this;
  }

  Class<?> load(String name) {
    try {
      return Class.forName(name, true, this);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Its own classes first, also where the test's class path has them unwoven. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && classFiles.containsKey(name.replace('.', '/'))) {
        loaded = findClass(name);
      }
      return loaded != null ? loaded : super.loadClass(name, resolve);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String internalName = name.replace('.', '/');
    byte[] classFile = classFiles.get(internalName);
    if (classFile == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] defined = classFile;
    if (weaver.mightCount(internalName, classFile, around)) {
      Woven woven = weaver.weave(internalName, classFile, around, access);
      counted.addAll(woven.counted());
      problems.addAll(woven.problems());
      byte[] bytes = woven.classFile();
      if (bytes != null) {
        io.statbuffer.runtime.callsite.WovenClasses.woven(
            this, name, new WovenMethods(woven.annotated(), woven.overriding()));
      }
      defined = bytes == null ? classFile : bytes;
    }
    return defineClass(name, defined, 0, defined.length);
  }

  List<String> messages() {
    return problems.stream().map(Problem::toString).toList();
  }

  /** Calls the class's {@code static void run()}. */
  void run(String className) {
    try {
      var run = load(className).getDeclaredMethod("run");
      run.setAccessible(true);
      run.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e.getCause() == null ? e : e.getCause());
    }
  }
}
