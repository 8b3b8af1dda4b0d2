/**
 * What callers give us before we know that it is right: untyped trees, read with every problem collected.
 * Start with {@link dev.sesame.core.input.InputObject}.
 */
@NullMarked
package dev.sesame.core.input;

import org.jspecify.annotations.NullMarked;
