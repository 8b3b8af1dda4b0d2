/**
 * Reading and writing JSON with limits. Start with {@code Json}.
 */
@NullMarked
package dev.sesame.simulator.json;

import org.jspecify.annotations.NullMarked;
