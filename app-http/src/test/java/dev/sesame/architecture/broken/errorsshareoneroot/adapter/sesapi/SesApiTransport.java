package dev.sesame.architecture.broken.errorsshareoneroot.adapter.sesapi;

public interface SesApiTransport {
    /** Callers can catch it. */
    @SuppressWarnings("serial")
    final class BreaksInPublic extends IllegalStateException {}
}
