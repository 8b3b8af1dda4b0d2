/** The edges of the core: {@code in} is what callers ask of it, {@code out} what it asks of the world. */
@NullMarked
package dev.sesame.core.port;

import org.jspecify.annotations.NullMarked;
