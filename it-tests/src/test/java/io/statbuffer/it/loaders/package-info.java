/** Applications whose classes are loaded as containers and launchers load them. */
@NullMarked
package io.statbuffer.it.loaders;

import org.jspecify.annotations.NullMarked;
