package dev.sesame.architecture.broken.portsstandapart.core.port.in;

import dev.sesame.architecture.broken.portsstandapart.core.port.out.EmailTransport;

interface BreaksInward {
    EmailTransport transport();
}
