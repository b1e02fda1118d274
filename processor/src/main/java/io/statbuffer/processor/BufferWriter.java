package io.statbuffer.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.statbuffer.processor.CountedType.BufferMethod;
import io.statbuffer.runtime.Counter;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.callsite.WovenClass;
import io.statbuffer.runtime.callsite.WovenClasses;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Writes {@code XxxBuffer}. */
final class BufferWriter {
  static final TypeName BUFFER_TYPE = ParameterizedTypeName.get(StatBuffer.class, String.class);

  /**
   * What code that names the types and members of others may be warned of. The first is for
   * compilers that don't know all of the rest.
   */
  private static final List<String> SUPPRESSED =
      List.of(
          "all",
          "deprecation",
          "exports",
          "overloads",
          "overrides",
          "rawtypes",
          "removal",
          "serial",
          "unchecked",
          "varargs");

  private static final String GENERATED = "javax.annotation.processing.Generated";

  private final Elements elements;
  private final Types types;

  BufferWriter(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** The generated class of the type. */
  JavaFile write(CountedType type, Diagnostics diagnostics) {
    TypeElement element = type.element();
    Names names = new Names(type, elements);
    TypeSpec.Builder generated =
        TypeSpec.classBuilder(type.generated())
            .addOriginatingElement(element)
            .avoidClashesWithNestedClasses(element)
            .addJavadoc(
                "{@link $T}, counted$L.\n",
                ClassName.get(element),
                type.isInterface() ? "" : ": each counting method calls its super method")
            .addModifiers(modifiers(type));
    addAnnotations(generated, element);
    for (var parameter : element.getTypeParameters()) {
      generated.addTypeVariable(TypeVariableName.get(parameter));
    }
    TypeName counted = TypeName.get(element.asType());
    if (type.isInterface()) {
      generated.addSuperinterface(counted);
    } else {
      generated.superclass(counted);
    }
    if (type.overridable().stream().anyMatch(method -> !method.isAbstract())) {
      generated.addField(woven(element));
    }
    addFields(generated, type, names);
    new ConstructorWriter(type, names, types, diagnostics).write().forEach(generated::addMethod);
    MethodWriter methods = new MethodWriter(type, names);
    type.overridable().stream()
        .filter(method -> !method.counts().isEmpty())
        .map(methods::write)
        .forEach(generated::addMethod);
    generated.addMethod(bufferMethod(type, names));
    if (!type.isInterface() && !names.counters().isEmpty()) {
      generated.addMethod(counterMethod(names));
    }
    return JavaFile.builder(type.generated().packageName(), generated.build()).build();
  }

  private void addAnnotations(TypeSpec.Builder generated, TypeElement element) {
    ModuleElement module = elements.getModuleOf(element);
    TypeElement annotation =
        module == null
            ? elements.getTypeElement(GENERATED)
            : elements.getTypeElement(module, GENERATED);
    if (annotation != null) { // not where the module java.compiler isn't read
      generated.addAnnotation(
          AnnotationSpec.builder(ClassName.get(annotation))
              .addMember("value", "$S", CountProcessor.class.getName())
              .build());
    }
    AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
    SUPPRESSED.forEach(warning -> suppressed.addMember("value", "$S", warning));
    generated.addAnnotation(suppressed.build());
  }

  private static Modifier[] modifiers(CountedType type) {
    boolean isPublic = true;
    for (Element e = type.element(); e instanceof TypeElement; e = e.getEnclosingElement()) {
      isPublic &= e.getModifiers().contains(Modifier.PUBLIC);
    }
    return isPublic
        ? type.generatedIsAbstract()
            ? new Modifier[] {Modifier.PUBLIC, Modifier.ABSTRACT}
            : new Modifier[] {Modifier.PUBLIC}
        : type.generatedIsAbstract() ? new Modifier[] {Modifier.ABSTRACT} : new Modifier[0];
  }

  private static FieldSpec woven(TypeElement element) {
    return FieldSpec.builder(WovenClass.class, Names.WOVEN)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$T.of($T.class)", WovenClasses.class, ClassName.get(element))
        .build();
  }

  private void addFields(TypeSpec.Builder generated, CountedType type, Names names) {
    boolean serializable =
        types.isAssignable(
            types.erasure(type.element().asType()),
            elements.getTypeElement("java.io.Serializable").asType());
    Modifier[] modifiers =
        serializable
            ? new Modifier[] {Modifier.PRIVATE, Modifier.FINAL, Modifier.TRANSIENT}
            : new Modifier[] {Modifier.PRIVATE, Modifier.FINAL};
    generated.addField(BUFFER_TYPE, Names.BUFFER, modifiers);
    names.counters().values().forEach(name -> generated.addField(Counter.class, name, modifiers));
  }

  private static MethodSpec bufferMethod(CountedType type, Names names) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(names.bufferMethod()).returns(BUFFER_TYPE);
    if (type.bufferMethod() == BufferMethod.TAKEN) {
      method.addModifiers(Modifier.PRIVATE);
    } else {
      method.addJavadoc("The buffer into which this object counts.\n");
      method.addModifiers(Modifier.PUBLIC, Modifier.FINAL);
    }
    if (type.bufferMethod() == BufferMethod.IMPLEMENTED) {
      method.addAnnotation(Override.class);
    }
    if (type.isInterface()) {
      return method.addStatement("return this.$N", Names.BUFFER).build();
    }
    return method
        .addComment("There is none yet while the super constructor runs.")
        .addStatement(
            "return this.$N != null ? this.$N : $L",
            Names.BUFFER,
            Names.BUFFER,
            ConstructorWriter.sharedBuffer(type))
        .build();
  }

  private static MethodSpec counterMethod(Names names) {
    return MethodSpec.methodBuilder(names.counterMethod())
        .addModifiers(Modifier.PRIVATE)
        .returns(Counter.class)
        .addParameter(Counter.class, "counter")
        .addParameter(String.class, "key")
        .addComment("There is none yet while the super constructor runs.")
        .addStatement(
            "return counter != null ? counter : this.$N().counter(key)", names.bufferMethod())
        .build();
  }
}
