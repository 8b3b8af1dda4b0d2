/**
 * What a look at a connector finds: what works from here, and what to do about the rest.
 * Start with {@link dev.sesame.core.check.Diagnosis}.
 */
@NullMarked
package dev.sesame.core.check;

import org.jspecify.annotations.NullMarked;
