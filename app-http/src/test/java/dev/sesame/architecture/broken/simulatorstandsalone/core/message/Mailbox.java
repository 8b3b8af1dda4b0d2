package dev.sesame.architecture.broken.simulatorstandsalone.core.message;

public interface Mailbox {}
