/** What is seen of a buffer from outside: by JMX, and in the logs. */
@NullMarked
package io.statbuffer.it.watched;

import org.jspecify.annotations.NullMarked;
