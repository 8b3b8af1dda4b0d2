package dev.sesame.architecture.broken.errorsshareoneroot.core.error;

@SuppressWarnings("serial")
public final class TransportException extends ConnectorException {}
