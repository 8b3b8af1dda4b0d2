package dev.sesame.architecture.broken.jakartamailstaysinsessmtp.adapter.sessmtp;

import jakarta.mail.internet.MimeMessage;

interface SesSmtpTransport {
    MimeMessage message();
}
