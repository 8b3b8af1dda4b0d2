/** Texts meant to do harm, for tests of every module. Start with {@link dev.sesame.core.hostile.HostileTexts}. */
@NullMarked
package dev.sesame.core.hostile;

import org.jspecify.annotations.NullMarked;
