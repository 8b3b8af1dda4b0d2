package dev.sesame.adapter.sessmtp;

import java.io.IOException;

/** A proxy did not connect us. */
final class ProxyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean misconfigured;

    /**
     * What the proxy said.
     *
     * @param misconfigured whether it will say so again until somebody changes a setting
     */
    ProxyException(String message, boolean misconfigured) {
        super(message);
        this.misconfigured = misconfigured;
    }

    boolean misconfigured() {
        return misconfigured;
    }
}
