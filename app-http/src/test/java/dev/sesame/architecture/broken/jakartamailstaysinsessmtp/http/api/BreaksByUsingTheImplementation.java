package dev.sesame.architecture.broken.jakartamailstaysinsessmtp.http.api;

import org.eclipse.angus.mail.smtp.SMTPTransport;

interface BreaksByUsingTheImplementation {
    SMTPTransport transport();
}
