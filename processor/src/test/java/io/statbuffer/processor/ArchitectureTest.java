package io.statbuffer.processor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javax.annotation.processing.Messager;
import org.junit.jupiter.api.Test;

/** The row of this module in the table of modules. */
class ArchitectureTest {
  private static final JavaClasses PROCESSOR =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.statbuffer.processor");

  @Test
  void itDependsOnTheAnnotationsTheCoreAndJavaPoetAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.statbuffer.processor..",
            "io.statbuffer.annotations..",
            "io.statbuffer.runtime",
            "io.statbuffer.runtime.declared..",
            "io.statbuffer.runtime.callsite..",
            "com.palantir.javapoet..",
            "com.google.auto.service..",
            "org.jspecify.annotations..",
            "java..",
            "javax.annotation.processing..",
            "javax.lang.model..",
            "javax.tools..")
        .check(PROCESSOR);
  }

  @Test
  void onlyDiagnosticsSpeaksToTheCompiler() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Diagnostics.class.getName())
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(HasOwner.Predicates.With.owner(type(Messager.class))))
        .check(PROCESSOR);
  }
}
