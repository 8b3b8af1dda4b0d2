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
            return StoreConfig.builder(source.text(Setting.STORE_URL).orElse(embedded))
                    .user(source.text(Setting.STORE_USER).orElse(null))
                    .password(
                            source.text(Setting.STORE_PASSWORD).map(Secret::of).orElse(null))
                    .keepBodies(source.flag(Setting.STORE_KEEP_BODIES))
                    .poolSize(source.number(Setting.STORE_POOL_SIZE, 1, 1_000))
                    .waitTimeout(source.duration(Setting.STORE_WAIT_TIMEOUT))
                    .answerTimeout(source.duration(Setting.STORE_ANSWER_TIMEOUT))
                    .build();
        } catch (InvalidInputException e) {
            source.problems(e, name -> PREFIX + name);
            return defaults;
        }
    }
}
