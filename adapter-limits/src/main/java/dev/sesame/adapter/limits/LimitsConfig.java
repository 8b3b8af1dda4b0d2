package dev.sesame.adapter.limits;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The limits, and where they are counted. Immutable.
 *
 * @param maxPerSecond how many recipients a second each account may send to; null, the default, asks the provider
 * @param max24Hours how many in any 24 hours; {@value #UNLIMITED} for as many as one likes; null, the default, asks the
 *     provider
 * @param reservedShare what batches leave of both to messages that somebody waits for; 0.2 by default
 * @param recipientBudget what one recipient may get of one usage type; 10 in 10 minutes by default
 * @param clientBudget what one end user's address may cause, whoever the recipients are; 100 in 10 minutes by default: an
 *     office or a mobile carrier shows many users as one address, and somebody who bombs strangers from one machine is
 *     stopped all the same
 * @param url {@code jdbc:postgresql://host:port/database}, where all instances count together, with what parameters that
 *     driver takes, but without credentials; null, the default, to count in memory
 * @param user the database's user; null for what the driver or its URL says
 * @param password the database's password; null for none
 * @param hashKey what recipients and addresses are hashed with before they go into the database, the same for all
 *     instances; null, the default, for the password
 * @param failClosed whether nothing may be sent while the database is away; false by default: then each instance counts
 *     on its own, in memory
 * @param poolSize how many connections to the database there are at most; 8 by default
 * @param timeout how long a call waits for a connection, and for each answer, before the database counts as away; 2 s by
 *     default
 */
public record LimitsConfig(
        @Nullable Double maxPerSecond,
        @Nullable Long max24Hours,
        double reservedShare,
        Budget recipientBudget,
        Budget clientBudget,
        @Nullable String url,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable Secret hashKey,
        boolean failClosed,
        int poolSize,
        Duration timeout) {

    /** No quota. */
    public static final long UNLIMITED = -1;

    private static final double FASTEST = 1_000_000;
    private static final Pattern CREDENTIALS = Pattern.compile("[?&](user|password|sslpassword)=|//[^/]*@");
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * Checks every setting.
     *
     * @throws InvalidInputException if settings are wrong; it names each
     */
    public LimitsConfig {
        List<Problem> problems = new ArrayList<>();
        check(
                problems,
                maxPerSecond == null || (maxPerSecond > 0 && maxPerSecond <= FASTEST),
                "max-per-second must be more than 0 and not more than 1000000, but was " + maxPerSecond);
        check(
                problems,
                max24Hours == null || max24Hours == UNLIMITED || max24Hours > 0,
                "max-24-hours must be positive, or -1 for as many as one likes, but was " + max24Hours);
        check(
                problems,
                reservedShare >= 0 && reservedShare <= 0.9,
                "reserved-share must be between 0 and 0.9, but was " + reservedShare);
        recipientBudget.check("recipient-budget", problems);
        clientBudget.check("client-budget", problems);
        if (url != null) {
            // Not repeated, since it may hold a password.
            check(
                    problems,
                    url.startsWith("jdbc:postgresql:"),
                    "url must begin with jdbc:postgresql:, the database that can be shared");
            check(
                    problems,
                    !CREDENTIALS.matcher(url).find(),
                    "url must not hold credentials: set user and password instead");
            check(
                    problems,
                    hashKey != null || password != null,
                    "hash-key must be set, to the same text on all instances, where the database has no password");
        }
        check(problems, poolSize >= 1 && poolSize <= 1000, "pool-size must be between 1 and 1000, but was " + poolSize);
        check(
                problems,
                timeout.compareTo(SHORTEST) >= 0 && timeout.compareTo(LONGEST) <= 0,
                "timeout must be between 250ms and 1m, e.g. \"2s\", but was " + timeout);
        if (!problems.isEmpty()) {
            throw InvalidInputException.settings(problems);
        }
    }

    /** A builder with every default. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether anything has to be asked of the provider. */
    boolean asksProvider() {
        return maxPerSecond == null || max24Hours == null;
    }

    private static void check(List<Problem> problems, boolean valid, String message) {
        if (!valid) {
            problems.add(new Problem("", message));
        }
    }

    /** Collects the settings that differ from the defaults. Each method is named after its setting. */
    public static final class Builder {

        private @Nullable Double maxPerSecond;
        private @Nullable Long max24Hours;
        private double reservedShare = 0.2;
        private Budget recipientBudget = new Budget(10, Duration.ofMinutes(10));
        private Budget clientBudget = new Budget(100, Duration.ofMinutes(10));
        private @Nullable String url;
        private @Nullable String user;
        private @Nullable Secret password;
        private @Nullable Secret hashKey;
        private boolean failClosed;
        private int poolSize = 8;
        private Duration timeout = Duration.ofSeconds(2);

        private Builder() {}

        public Builder maxPerSecond(@Nullable Double value) {
            maxPerSecond = value;
            return this;
        }

        public Builder max24Hours(@Nullable Long value) {
            max24Hours = value;
            return this;
        }

        public Builder reservedShare(double value) {
            reservedShare = value;
            return this;
        }

        public Builder recipientBudget(Budget value) {
            recipientBudget = value;
            return this;
        }

        public Builder clientBudget(Budget value) {
            clientBudget = value;
            return this;
        }

        public Builder url(@Nullable String value) {
            url = value;
            return this;
        }

        public Builder user(@Nullable String value) {
            user = value;
            return this;
        }

        public Builder password(@Nullable Secret value) {
            password = value;
            return this;
        }

        public Builder hashKey(@Nullable Secret value) {
            hashKey = value;
            return this;
        }

        public Builder failClosed(boolean value) {
            failClosed = value;
            return this;
        }

        public Builder poolSize(int value) {
            poolSize = value;
            return this;
        }

        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /**
         * The settings, checked.
         *
         * @throws InvalidInputException if settings are wrong; it names each
         */
        public LimitsConfig build() {
            return new LimitsConfig(
                    maxPerSecond,
                    max24Hours,
                    reservedShare,
                    recipientBudget,
                    clientBudget,
                    url,
                    user,
                    password,
                    hashKey,
                    failClosed,
                    poolSize,
                    timeout);
        }
    }
}
