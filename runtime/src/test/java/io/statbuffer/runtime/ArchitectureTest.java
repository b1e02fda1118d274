package io.statbuffer.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String JDBI = "io.statbuffer.runtime.jdbi..";
  private static final String MANAGEMENT = "io.statbuffer.runtime.management..";

  static {
    // The names of what the classes depend on are enough, and read sooner.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
  }

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.statbuffer.runtime");
  private static final DescribedPredicate<JavaClass> CORE =
      resideInAPackage("io.statbuffer.runtime..")
          .and(DescribedPredicate.not(resideInAnyPackage(JDBI, MANAGEMENT)))
          .as("the core");

  private static final DescribedPredicate<JavaClass> JAVA_BASE =
      DescribedPredicate.describe(
          "are of java.base",
          type ->
              Object.class
                  .getModule()
                  .getPackages()
                  .contains(type.getBaseComponentType().getPackageName()));

  @Test
  void theCoreNeedsNothingButJavaBase() {
    classes()
        .that(CORE)
        .should()
        .onlyDependOnClassesThat(CORE.or(JAVA_BASE).or(resideInAPackage("org.jspecify..")))
        .check(CLASSES);
  }

  @Test
  void theCoreTouchesNoLoggingFramework() {
    noClasses()
        .that(CORE)
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j.."))
        .check(CLASSES);
  }

  @Test
  void onlyTheJdbiPackageKnowsDatabases() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage(JDBI)))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql.."))
        .check(CLASSES);
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().matching("io.statbuffer.runtime.(*)..").should().beFreeOfCycles().check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.statbuffer.runtime.declared..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.statbuffer.runtime..")
                .and(DescribedPredicate.not(resideInAPackage("io.statbuffer.runtime.declared.."))))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.statbuffer.runtime")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.statbuffer.runtime.callsite..", JDBI, MANAGEMENT))
        .check(CLASSES);
  }
}
