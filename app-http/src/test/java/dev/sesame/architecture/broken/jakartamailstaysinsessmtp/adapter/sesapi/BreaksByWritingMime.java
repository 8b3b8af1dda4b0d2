package dev.sesame.architecture.broken.jakartamailstaysinsessmtp.adapter.sesapi;

import jakarta.mail.internet.MimeMessage;

interface BreaksByWritingMime {
    MimeMessage message();
}
