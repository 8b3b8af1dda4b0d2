/** Changes that people make while Sesame runs, and what they may depend on. Start with {@link Precondition}. */
@NullMarked
package dev.sesame.core.change;

import org.jspecify.annotations.NullMarked;
