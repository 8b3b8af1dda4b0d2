package dev.sesame.adapter.storejdbc;

import dev.sesame.core.connector.Secret;
import java.util.List;

/** Encryption keys for tests. */
final class TestKeys {

    /** 32 times 1. */
    static final Secret ONE = Secret.of("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");

    /** 32 times 2. */
    static final Secret TWO = Secret.of("AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=");

    private TestKeys() {}

    static EncryptionKeys only(Secret key) {
        return EncryptionKeys.of(key, List.of());
    }

    static String id(Secret key) {
        return only(key).current().id();
    }
}
