package io.statbuffer.processor;

import java.util.Collection;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;

/** Finds types that don't exist, or don't exist yet. */
final class Completeness {
  private Completeness() {}

  /**
   * Looks at the header of a type and the signatures of some of its members.
   *
   * @param generated the class about to be generated, which a signature may name before it is there
   * @throws IncompleteTypeException if something in them is missing
   */
  static void check(TypeElement type, List<ExecutableElement> members, String generated) {
    check(MentionedTypes.inHeader(type), generated);
    for (ExecutableElement member : members) {
      check(MentionedTypes.inSignature(member), generated);
    }
  }

  private static void check(Collection<DeclaredType> types, String generated) {
    for (DeclaredType type : types) {
      if (type.getKind() == TypeKind.ERROR
          && !type.asElement().getSimpleName().contentEquals(generated)) {
        throw new IncompleteTypeException(type.toString());
      }
    }
  }
}
