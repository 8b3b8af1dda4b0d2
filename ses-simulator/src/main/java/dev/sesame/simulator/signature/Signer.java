package dev.sesame.simulator.signature;

/** Who signed a request, and for which region. */
public record Signer(String accessKeyId, String region) {}
