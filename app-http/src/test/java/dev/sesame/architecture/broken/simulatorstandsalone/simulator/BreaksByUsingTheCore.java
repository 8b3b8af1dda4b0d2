package dev.sesame.architecture.broken.simulatorstandsalone.simulator;

import dev.sesame.architecture.broken.simulatorstandsalone.core.message.Mailbox;

interface BreaksByUsingTheCore {
    Mailbox mailbox();
}
