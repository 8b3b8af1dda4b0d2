package dev.sesame.adapter.storejdbc;

import org.jspecify.annotations.Nullable;

/**
 * The configuration of a connector as the database has it.
 *
 * @param document a JSON object without its secrets
 * @param secrets its secrets, encrypted; null if there are none
 * @param keyId which key they are encrypted with; null if there are none
 */
record Sealed(
        String document, @Nullable String secrets, @Nullable String keyId) {}
