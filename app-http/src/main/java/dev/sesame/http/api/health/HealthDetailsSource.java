package dev.sesame.http.api.health;

/** Knows how every part of this instance is. Safe for concurrent use. */
@FunctionalInterface
public interface HealthDetailsSource {

    /** What is known now; waits for databases that do not answer no longer than a few seconds. */
    HealthDetails read();
}
