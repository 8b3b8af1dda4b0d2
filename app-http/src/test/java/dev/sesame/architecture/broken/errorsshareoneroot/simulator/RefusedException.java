package dev.sesame.architecture.broken.errorsshareoneroot.simulator;

@SuppressWarnings("serial")
public final class RefusedException extends RuntimeException {}
