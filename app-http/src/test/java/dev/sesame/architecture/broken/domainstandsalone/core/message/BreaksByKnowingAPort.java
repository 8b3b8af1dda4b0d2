package dev.sesame.architecture.broken.domainstandsalone.core.message;

import dev.sesame.architecture.broken.domainstandsalone.core.port.out.EmailTransport;

interface BreaksByKnowingAPort {
    EmailTransport transport();
}
