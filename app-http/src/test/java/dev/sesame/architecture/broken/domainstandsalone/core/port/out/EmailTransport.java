package dev.sesame.architecture.broken.domainstandsalone.core.port.out;

public interface EmailTransport {}
