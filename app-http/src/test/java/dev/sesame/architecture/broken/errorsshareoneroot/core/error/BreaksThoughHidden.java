package dev.sesame.architecture.broken.errorsshareoneroot.core.error;

@SuppressWarnings("serial")
final class BreaksThoughHidden extends RuntimeException {}
