package dev.sesame.architecture.broken.portsstandapart.core.port.out;

public interface EmailTransport {}
