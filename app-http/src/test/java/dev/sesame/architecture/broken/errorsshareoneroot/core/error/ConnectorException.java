package dev.sesame.architecture.broken.errorsshareoneroot.core.error;

@SuppressWarnings("serial")
public abstract class ConnectorException extends RuntimeException {}
