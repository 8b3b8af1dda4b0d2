/**
 * Holds the architecture: each rule, and the proof that it catches who breaks it.
 * Start with {@link dev.sesame.architecture.ArchitectureRule}.
 *
 * <p>A rule comes with a tree of classes that break it, in {@code broken.} and its name in small letters without
 * underscores: {@code NO_GENERIC_EXCEPTIONS} with {@code broken.nogenericexceptions}. The tree is Sesame's in small,
 * from {@code core} to {@code http}. Those of its classes whose names begin with {@code Breaks} break the rule; the
 * others keep it, and none breaks another.
 */
@NullMarked
package dev.sesame.architecture;

import org.jspecify.annotations.NullMarked;
