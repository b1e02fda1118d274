package io.statbuffer.processor;

import java.util.List;

/**
 * How generated code follows the path of one placeholder: the accessors to write after the root, in
 * order.
 */
record PropertyPath(List<String> accessors) {}
