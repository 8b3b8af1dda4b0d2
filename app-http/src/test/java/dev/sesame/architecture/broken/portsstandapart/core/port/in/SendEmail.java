package dev.sesame.architecture.broken.portsstandapart.core.port.in;

public interface SendEmail {}
