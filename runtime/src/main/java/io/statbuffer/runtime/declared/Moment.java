package io.statbuffer.runtime.declared;

/** When a call is counted: the constants of the annotations' {@code When}, by the same names. */
public enum Moment {
  /** On entry. */
  CALL,
  /** On a normal return. */
  RETURN,
  /** When an exception leaves the method. */
  THROW
}
