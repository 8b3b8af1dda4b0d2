package dev.sesame.architecture.broken.jakartamailstaysinsessmtp.simulator;

import jakarta.mail.internet.MimeMessage;

interface MimeReader {
    MimeMessage message();
}
