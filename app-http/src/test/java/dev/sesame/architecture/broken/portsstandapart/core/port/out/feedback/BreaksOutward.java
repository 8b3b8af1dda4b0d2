package dev.sesame.architecture.broken.portsstandapart.core.port.out.feedback;

import dev.sesame.architecture.broken.portsstandapart.core.port.in.SendEmail;

interface BreaksOutward {
    SendEmail sendEmail();
}
