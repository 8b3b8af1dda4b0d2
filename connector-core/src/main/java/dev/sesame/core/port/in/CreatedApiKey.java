package dev.sesame.core.port.in;

import dev.sesame.core.connector.Secret;

/**
 * A key that was just created.
 *
 * @param view what it is
 * @param key the key itself, which nobody can be shown again
 */
public record CreatedApiKey(ApiKeyView view, Secret key) {}
