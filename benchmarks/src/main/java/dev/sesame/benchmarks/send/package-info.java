/**
 * Sending while the caller waits: the service beside what users would take instead. Start with {@code SendSuite}.
 */
@NullMarked
package dev.sesame.benchmarks.send;

import org.jspecify.annotations.NullMarked;
