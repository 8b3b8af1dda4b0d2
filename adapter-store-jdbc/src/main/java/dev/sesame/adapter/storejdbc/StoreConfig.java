package dev.sesame.adapter.storejdbc;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is, and how it is reached. Immutable.
 *
 * @param url {@code jdbc:sqlite:<path of a file>}, or {@code jdbc:postgresql://host:port/database} with what parameters
 *     that driver takes, but without credentials
 * @param user the PostgreSQL user; null for what the driver or its URL says. Not for SQLite
 * @param password the PostgreSQL password; null for none. Not for SQLite
 * @param keepBodies whether the content of messages stays until their history is purged; false by default: it goes as soon
 *     as nobody can send it any more
 * @param poolSize how many connections to PostgreSQL there are at most; 8 by default. On SQLite, how many there are to read
 * @param waitTimeout how long a call waits for its turn: a connection, or a lock that another process has; 5 s by default
 * @param answerTimeout how long PostgreSQL may take for an answer before the connection counts as lost; 10 s by default
 * @param encryption what the secrets of connectors are encrypted with; null for none by default: no connectors are kept then
 */
public record StoreConfig(
        String url,
        @Nullable String user,
        @Nullable Secret password,
        boolean keepBodies,
        int poolSize,
        Duration waitTimeout,
        Duration answerTimeout,
        @Nullable EncryptionKeys encryption) {

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** What the SQLite driver does not take for the path of a file, or would take as settings of its own. */
    private static final Pattern NO_FILE = Pattern.compile("|:memory:.*|:resource:.*|file:.*|.*\\?.*");

    private static final Pattern CREDENTIALS = Pattern.compile("[?&](user|password|sslpassword)=|//[^/]*@");

    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * Checks every setting.
     *
     * @throws InvalidInputException if settings are wrong; it names each
     */
    public StoreConfig {
        List<Problem> problems = new ArrayList<>();
        if (url.startsWith(SQLITE)) {
            check(
                    problems,
                    !NO_FILE.matcher(url.substring(SQLITE.length())).matches()
                            && isPath(url.substring(SQLITE.length())),
                    "url must be jdbc:sqlite: and the path of a file, without parameters");
            check(problems, user == null, "user must not be set: SQLite has no users");
            check(problems, password == null, "password must not be set: SQLite has no users");
        } else {
            // Not repeated, since it may hold a password.
            check(
                    problems,
                    url.startsWith(POSTGRESQL),
                    "url must begin with jdbc:sqlite: or jdbc:postgresql:, the databases the store knows");
            check(
                    problems,
                    !CREDENTIALS.matcher(url).find(),
                    "url must not hold credentials: set user and password instead");
        }
        check(problems, poolSize >= 1 && poolSize <= 1000, "pool-size must be between 1 and 1000, but was " + poolSize);
        check(problems, "wait-timeout", waitTimeout);
        check(problems, "answer-timeout", answerTimeout);
        if (!problems.isEmpty()) {
            throw InvalidInputException.settings(problems);
        }
    }

    /** A builder with every default for this URL. */
    public static Builder builder(String url) {
        return new Builder(url);
    }

    /** The same with these keys. */
    public StoreConfig withEncryption(EncryptionKeys keys) {
        return new StoreConfig(url, user, password, keepBodies, poolSize, waitTimeout, answerTimeout, keys);
    }

    boolean isSqlite() {
        return url.startsWith(SQLITE);
    }

    /** The file of an SQLite database. */
    Path file() {
        return Path.of(url.substring(SQLITE.length())).toAbsolutePath();
    }

    /** How errors name the database. */
    String name() {
        return isSqlite() ? file().toString() : url.replaceFirst("\\?.*", "");
    }

    private static boolean isPath(String text) {
        try {
            return Path.of(text).getFileName() != null;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void check(List<Problem> problems, String setting, Duration value) {
        check(
                problems,
                value.compareTo(SHORTEST) >= 0 && value.compareTo(LONGEST) <= 0,
                setting + " must be between 250ms and 1h, e.g. \"5s\", but was " + value);
    }

    private static void check(List<Problem> problems, boolean valid, String message) {
        if (!valid) {
            problems.add(new Problem("", message));
        }
    }

    /** Collects the settings that differ from the defaults. Each method is named after its setting. */
    public static final class Builder {

        private final String url;
        private @Nullable String user;
        private @Nullable Secret password;
        private boolean keepBodies;
        private int poolSize = 8;
        private Duration waitTimeout = Duration.ofSeconds(5);
        private Duration answerTimeout = Duration.ofSeconds(10);
        private @Nullable EncryptionKeys encryption;

        private Builder(String url) {
            this.url = url;
        }

        public Builder user(@Nullable String value) {
            user = value;
            return this;
        }

        public Builder password(@Nullable Secret value) {
            password = value;
            return this;
        }

        public Builder keepBodies(boolean value) {
            keepBodies = value;
            return this;
        }

        public Builder poolSize(int value) {
            poolSize = value;
            return this;
        }

        public Builder waitTimeout(Duration value) {
            waitTimeout = value;
            return this;
        }

        public Builder answerTimeout(Duration value) {
            answerTimeout = value;
            return this;
        }

        public Builder encryption(@Nullable EncryptionKeys value) {
            encryption = value;
            return this;
        }

        /**
         * The settings, checked.
         *
         * @throws InvalidInputException if settings are wrong; it names each
         */
        public StoreConfig build() {
            return new StoreConfig(url, user, password, keepBodies, poolSize, waitTimeout, answerTimeout, encryption);
        }
    }
}
