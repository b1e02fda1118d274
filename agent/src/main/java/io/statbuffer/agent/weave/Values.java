package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.CountPlan.Argument;
import net.bytebuddy.jar.asm.Type;

/** In which variables the values of a count are found, at one place in a method. */
final class Values {
  private final SourceParameters parameters;
  private final int[] slots;
  private final Type returned;
  private final int returnedSlot;
  private final int receiverSlot;

  /**
   * Takes the places.
   *
   * @param slots one for each parameter
   * @param returnedSlot meaningful where there is a returned value
   * @param receiverSlot meaningful where a count depends on the object
   */
  Values(
      SourceParameters parameters, int[] slots, Type returned, int returnedSlot, int receiverSlot) {
    this.parameters = parameters;
    this.slots = slots;
    this.returned = returned;
    this.returnedSlot = returnedSlot;
    this.receiverSlot = receiverSlot;
  }

  /** The type of a source or amount: an argument, or else the returned value. */
  Type type(Object value) {
    return value instanceof Argument argument ? parameters.type(argument.index()) : returned;
  }

  /** The variable of a source or amount. */
  int slot(Object value) {
    return value instanceof Argument argument ? slots[argument.index()] : returnedSlot;
  }

  /** The variable of the object that was called. */
  int receiverSlot() {
    return receiverSlot;
  }
}
