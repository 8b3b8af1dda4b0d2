package dev.sesame.http.config;

import dev.sesame.core.connector.Secret;

/** The key that secrets are encrypted with now, read or made once. */
record CurrentKey(Secret value) {}
