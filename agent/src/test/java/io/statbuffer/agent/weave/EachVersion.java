package io.statbuffer.agent.weave;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs a test for class files of every kind: without class constants (48), without stack map frames
 * (49), without invokedynamic (50), without dynamic constants (54), and with all of it.
 */
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ValueSource(ints = {46, 48, 49, 50, 51, 52, 54, 55, 61})
@interface EachVersion {}
