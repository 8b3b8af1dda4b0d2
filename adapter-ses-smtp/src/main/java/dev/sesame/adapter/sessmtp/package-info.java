/**
 * Hands messages to Amazon SES over SMTP.
 * Start with {@link dev.sesame.adapter.sessmtp.SesSmtpTransport}.
 */
@NullMarked
package dev.sesame.adapter.sessmtp;

import org.jspecify.annotations.NullMarked;
