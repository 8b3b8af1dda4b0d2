/**
 * Servers that take mails and count. Start with {@code Sink}.
 */
@NullMarked
package dev.sesame.benchmarks.smtp.sink;

import org.jspecify.annotations.NullMarked;
