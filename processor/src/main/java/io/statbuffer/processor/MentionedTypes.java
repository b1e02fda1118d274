package io.statbuffer.processor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Collects the classes and interfaces that a declaration names, missing ones included. */
final class MentionedTypes extends SimpleTypeVisitor14<@Nullable Void, @Nullable Void> {
  private final Set<DeclaredType> found = new LinkedHashSet<>();

  private MentionedTypes() {}

  /** Those that a subclass has to name: in the bounds of the type's variables. */
  static Set<DeclaredType> inVariables(TypeElement type) {
    MentionedTypes mentioned = new MentionedTypes();
    mentioned.visitBounds(type.getTypeParameters());
    return mentioned.found;
  }

  /** Those in {@code class X<…> extends … implements …}. */
  static Set<DeclaredType> inHeader(TypeElement type) {
    MentionedTypes mentioned = new MentionedTypes();
    mentioned.visit(type.getSuperclass());
    mentioned.visitAll(type.getInterfaces());
    mentioned.visitBounds(type.getTypeParameters());
    return mentioned.found;
  }

  /** Those in the signature of a method or constructor. */
  static Set<DeclaredType> inSignature(ExecutableElement method) {
    MentionedTypes mentioned = new MentionedTypes();
    mentioned.visitBounds(method.getTypeParameters());
    mentioned.visit(method.asType());
    return mentioned.found;
  }

  private void visitBounds(List<? extends TypeParameterElement> variables) {
    variables.forEach(variable -> visitAll(variable.getBounds()));
  }

  private void visitAll(List<? extends TypeMirror> types) {
    types.forEach(this::visit);
  }

  @Override
  public @Nullable Void visitError(ErrorType type, @Nullable Void unused) {
    found.add(type);
    return null;
  }

  @Override
  public @Nullable Void visitDeclared(DeclaredType type, @Nullable Void unused) {
    found.add(type);
    visit(type.getEnclosingType());
    visitAll(type.getTypeArguments());
    return null;
  }

  @Override
  public @Nullable Void visitArray(ArrayType type, @Nullable Void unused) {
    return visit(type.getComponentType());
  }

  @Override
  public @Nullable Void visitWildcard(WildcardType type, @Nullable Void unused) {
    if (type.getExtendsBound() != null) {
      visit(type.getExtendsBound());
    }
    if (type.getSuperBound() != null) {
      visit(type.getSuperBound());
    }
    return null;
  }

  @Override
  public @Nullable Void visitIntersection(IntersectionType type, @Nullable Void unused) {
    visitAll(type.getBounds());
    return null;
  }

  @Override
  public @Nullable Void visitExecutable(ExecutableType type, @Nullable Void unused) {
    visit(type.getReturnType());
    visitAll(type.getParameterTypes());
    visitAll(type.getThrownTypes());
    return null;
  }
}
