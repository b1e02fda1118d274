/**
 * The demo's application: a small web shop on the JDK's HTTP server. Its methods say what they
 * count and nothing else; it knows no database, and its {@code main} doesn't mention StatBuffer.
 */
@Buffered(name = "shop", interval = "1s")
@NullMarked
package io.statbuffer.demo.shop;

import io.statbuffer.annotations.Buffered;
import org.jspecify.annotations.NullMarked;
