package dev.sesame.architecture.broken.portsthrownocheckedexceptions.core.port.out;

import java.io.IOException;

interface BreaksByDeclaringIt {
    void send() throws IOException;
}
