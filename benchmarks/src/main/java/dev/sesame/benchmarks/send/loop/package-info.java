/**
 * The AWS SDK with nothing around it, in a process of its own. Start with {@code LoopProgram}.
 */
@NullMarked
package dev.sesame.benchmarks.send.loop;

import org.jspecify.annotations.NullMarked;
