/** Tests of the servers that take mails and count. */
@NullMarked
package dev.sesame.benchmarks.smtp.sink;

import org.jspecify.annotations.NullMarked;
