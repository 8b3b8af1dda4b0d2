package dev.sesame.architecture.broken.errorsshareoneroot.http.api;

@SuppressWarnings("serial")
public final class BreaksByBeingChecked extends Exception {}
