package dev.sesame.http.config;

import dev.sesame.adapter.storejdbc.StoreConfig;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import java.nio.file.Path;

/** Where messages, connectors and templates are kept: the settings {@code store-*}. */
final class StoreSettings {

    private static final String PREFIX = "store-";
    private static final String FILE = "sesame.db";

    private static final String SHARED = "jdbc:postgresql:";

    private StoreSettings() {}

    /** Whether other instances may use it, too. */
    static boolean isShared(StoreConfig store) {
        return store.url().startsWith(SHARED);
    }

    static StoreConfig read(SettingsSource source, Path dataDir) {
        String embedded = "jdbc:sqlite:" + dataDir.resolve(FILE);
        StoreConfig defaults = StoreConfig.builder(embedded).build();
        try {
            return StoreConfig.builder(source.text(PREFIX + "url").orElse(embedded))
                    .user(source.text(PREFIX + "user").orElse(null))
                    .password(source.text(PREFIX + "password").map(Secret::of).orElse(null))
                    .keepBodies(source.flag(PREFIX + "keep-bodies", false))
                    .poolSize(source.number(PREFIX + "pool-size", 1, 1_000, defaults.poolSize()))
                    .waitTimeout(source.duration(PREFIX + "wait-timeout", defaults.waitTimeout()))
                    .answerTimeout(source.duration(PREFIX + "answer-timeout", defaults.answerTimeout()))
                    .build();
        } catch (InvalidInputException e) {
            source.problems(e, name -> PREFIX + name);
            return defaults;
        }
    }
}
