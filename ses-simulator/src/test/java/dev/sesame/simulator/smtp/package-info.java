/** The SMTP side as its clients see it. Start with {@code SmtpServiceTest}. */
@NullMarked
package dev.sesame.simulator.smtp;

import org.jspecify.annotations.NullMarked;
