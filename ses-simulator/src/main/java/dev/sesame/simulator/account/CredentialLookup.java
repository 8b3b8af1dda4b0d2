package dev.sesame.simulator.account;

import java.util.Optional;

/**
 * Answers which credential belongs to an access key id. Asked once per request, from many threads at once.
 */
@FunctionalInterface
public interface CredentialLookup {

    /** Returns the credential of that access key id, or empty if the simulated AWS does not know it. */
    Optional<Credential> find(String accessKeyId);
}
