/**
 * SES's SMTP interface. Start with {@code SmtpService}, then {@code SmtpSession}.
 */
@NullMarked
package dev.sesame.simulator.smtp;

import org.jspecify.annotations.NullMarked;
