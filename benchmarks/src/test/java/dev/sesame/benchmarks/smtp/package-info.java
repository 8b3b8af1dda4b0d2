/** Tests of what the measurements over SMTP send. */
@NullMarked
package dev.sesame.benchmarks.smtp;

import org.jspecify.annotations.NullMarked;
