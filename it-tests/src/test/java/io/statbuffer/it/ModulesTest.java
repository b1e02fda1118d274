package io.statbuffer.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of modules: who may depend on whom, over the classes of all modules together. */
class ModulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(
              Stream.of("annotations", "runtime", "processor", "agent")
                  .map(folder -> Path.of("..", folder, "target", "classes"))
                  .toList());

  /** A row of the table; what may be used beside java.base and the packages themselves. */
  record Row(String packages, List<String> mayUse) {
    private String[] allowed() {
      List<String> all = new ArrayList<>(mayUse);
      all.addAll(List.of(packages, "org.jspecify.annotations"));
      Object.class.getModule().getDescriptor().exports().stream()
          .filter(exports -> !exports.isQualified())
          .forEach(exports -> all.add(exports.source()));
      return all.toArray(new String[0]);
    }
  }

  static List<Row> rows() {
    String core = "io.statbuffer.runtime";
    String declared = "io.statbuffer.runtime.declared";
    return List.of(
        new Row("io.statbuffer.annotations..", List.of()),
        new Row(declared, List.of()),
        new Row(core, List.of(declared)),
        new Row("io.statbuffer.runtime.callsite", List.of(core, declared)),
        new Row(
            "io.statbuffer.runtime.management",
            List.of(core, "java.lang.management", "javax.management")),
        new Row(
            "io.statbuffer.runtime.jdbi..",
            List.of(core, "org.jdbi.v3.core..", "java.sql", "javax.sql")),
        new Row(
            "io.statbuffer.processor..",
            List.of(
                "io.statbuffer.annotations",
                core,
                declared,
                "io.statbuffer.runtime.callsite",
                "com.palantir.javapoet",
                "com.google.auto.service",
                "javax.annotation.processing",
                "javax.lang.model..",
                "javax.tools")),
        new Row("io.statbuffer.agent.weave..", List.of(declared, "net.bytebuddy.jar.asm..")),
        new Row(
            "io.statbuffer.agent..",
            List.of(
                "io.statbuffer.runtime..",
                "net.bytebuddy..",
                "org.h2..",
                "picocli..",
                "java.lang.instrument",
                "java.sql",
                "java.util.logging", // a DataSource has to name a logger
                "javax.sql")));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachModuleUsesOnlyWhatTheTableAllows(Row row) {
    classes()
        .that()
        .resideInAPackage(row.packages())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(row.allowed())
        .check(CLASSES);
  }

  @Test
  void noPackagesDependOnEachOther() {
    slices().matching("io.statbuffer.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
