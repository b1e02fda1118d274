/** Class files of all versions and kinds, and JVMs started with all kinds of options. */
@NullMarked
package io.statbuffer.it.classfiles;

import org.jspecify.annotations.NullMarked;
