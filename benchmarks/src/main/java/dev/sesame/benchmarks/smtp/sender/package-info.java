/**
 * The Java contenders, each in a process of its own. Start with {@code SenderProgram}.
 */
@NullMarked
package dev.sesame.benchmarks.smtp.sender;

import org.jspecify.annotations.NullMarked;
