/**
 * Sending over SMTP, with connections that are kept and without. Start with {@code SmtpSuite}.
 */
@NullMarked
package dev.sesame.benchmarks.smtp;

import org.jspecify.annotations.NullMarked;
