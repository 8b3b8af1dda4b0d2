package dev.sesame.architecture.broken.portsthrownocheckedexceptions.core.port.out;

interface EmailTransport {
    void send() throws IllegalStateException;
}
