package dev.sesame.architecture.broken.errorsshareoneroot.adapter.sesapi;

@SuppressWarnings("serial")
final class HiddenException extends Exception {}
