package dev.sesame.adapter.sessmtp;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the SES SMTP transport reaches the server, and how it keeps its connections. Immutable. Nothing else decides it:
 * no system property of Jakarta Mail or of the JDK's proxies is read.
 *
 * @param host the server, such as a VPC endpoint or a relay; null for {@code email-smtp.<region>.amazonaws.com}
 * @param port the port; 587 by default. SES takes STARTTLS on 25, 587 and 2587, TLS on 465 and 2465
 * @param tls how the connection is encrypted; by default {@link Tls#TLS} on ports 465 and 2465, else {@link Tls#STARTTLS}
 * @param trust certificates in PEM that are trusted besides those of the JVM's trust store; null for none
 * @param auth whether to log in; true by default. False is for relays that know us by our address: then accounts need no
 *     keys, and a message counts as accepted without an id of SES
 * @param password the SMTP password; null derives it from the account's secret key and region
 * @param proxy the proxy on the way; null to connect directly
 * @param bindAddress the local address to connect from; null lets the system choose
 * @param ehloName how we introduce ourselves; {@code [127.0.0.1]} by default
 * @param connectTimeout how long it may take until a connection can be used: TCP, proxy, TLS and login together; 10 s by
 *     default
 * @param readTimeout how long an answer to a command may take in all; 10 s by default
 * @param answerTimeout how long the answer to a complete message may take; 30 s by default. Longer than the others, since
 *     giving up leaves open whether SES has the message
 * @param writeTimeout how long the network may take no data; 10 s by default
 * @param waitTimeout how long a message waits for a connection while all are busy; 5 s by default
 * @param poolSize how many connections an account has at most; 8 by default
 * @param maxIdle for how long an unused connection is trusted, 5 s by default (SES drops it after about 10 s); after that
 *     it is checked before it is used, and closed after twice that time
 * @param maxAge after how long a connection is replaced; 60 s by default
 * @param maxMessages after how many messages a connection is replaced; 50 by default
 * @param maxAccounts for how many accounts connections are kept; 100 by default
 */
public record SesSmtpConfig(
        @Nullable String host,
        int port,
        Tls tls,
        @Nullable String trust,
        boolean auth,
        @Nullable Secret password,
        @Nullable SmtpProxy proxy,
        @Nullable InetAddress bindAddress,
        String ehloName,
        Duration connectTimeout,
        Duration readTimeout,
        Duration answerTimeout,
        Duration writeTimeout,
        Duration waitTimeout,
        int poolSize,
        Duration maxIdle,
        Duration maxAge,
        int maxMessages,
        int maxAccounts) {

    private static final Set<Integer> TLS_PORTS = Set.of(465, 2465);

    /** Strict on purpose: what goes here goes into a command, and into the check of the server's certificate. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F:.]+");

    private static final Pattern EHLO_NAME = Pattern.compile("[A-Za-z0-9.-]+|\\[[A-Za-z0-9.:]+]");

    /** How a connection is encrypted. There is no way to send without. */
    public enum Tls {
        /** Begins in the clear and turns to TLS before anything of ours is said; without TLS nothing is sent. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS
    }

    /**
     * Checks every setting.
     *
     * @throws InvalidInputException if settings are wrong; it names each
     */
    public SesSmtpConfig {
        List<Problem> problems = new ArrayList<>();
        check(problems, host == null || HOST.matcher(host).matches(), "host must be a host name, but was " + host);
        check(problems, port > 0 && port < 65536, "port must be between 1 and 65535, but was " + port);
        check(
                problems,
                trust == null || Trust.isReadable(trust),
                "trust must hold X.509 certificates in PEM (-----BEGIN CERTIFICATE-----)");
        check(
                problems,
                EHLO_NAME.matcher(ehloName).matches(),
                "ehlo-name must be a host name or an address in brackets, e.g. \"[192.0.2.1]\", but was " + ehloName);
        checkPositive(problems, "connect-timeout", connectTimeout, "10s");
        checkPositive(problems, "read-timeout", readTimeout, "10s");
        checkPositive(problems, "answer-timeout", answerTimeout, "30s");
        checkPositive(problems, "write-timeout", writeTimeout, "10s");
        checkPositive(problems, "wait-timeout", waitTimeout, "5s");
        checkPositive(problems, "max-idle", maxIdle, "5s");
        checkPositive(problems, "max-age", maxAge, "60s");
        checkPositive(problems, "pool-size", poolSize);
        checkPositive(problems, "max-messages", maxMessages);
        checkPositive(problems, "max-accounts", maxAccounts);
        if (!problems.isEmpty()) {
            throw InvalidInputException.config(problems);
        }
    }

    /** How long handing over a message may take at the longest: every step of it at the end of its timeout. */
    public Duration longestSend() {
        // A kept connection may turn out to be dead when it is checked. Before its content, a message is announced in
        // three
        // commands.
        return waitTimeout
                .plus(connectTimeout.multipliedBy(2))
                .plus(readTimeout.multipliedBy(3))
                .plus(writeTimeout)
                .plus(answerTimeout);
    }

    /** A builder with every default. */
    public static Builder builder() {
        return new Builder();
    }

    private static void checkPositive(List<Problem> problems, String setting, Duration value, String example) {
        // Less than a millisecond counts as none: sockets count in them.
        check(
                problems,
                value.toMillis() > 0 && value.toMillis() <= Integer.MAX_VALUE,
                setting + " must be positive, e.g. \"" + example + "\", but was " + value);
    }

    private static void checkPositive(List<Problem> problems, String setting, int value) {
        check(problems, value > 0, setting + " must be at least 1, but was " + value);
    }

    private static void check(List<Problem> problems, boolean valid, String message) {
        if (!valid) {
            problems.add(new Problem("", message));
        }
    }

    /** Collects the settings that differ from the defaults. Each method is named after its setting. */
    public static final class Builder {

        private @Nullable String host;
        private int port = 587;
        private @Nullable Tls tls;
        private @Nullable String trust;
        private boolean auth = true;
        private @Nullable Secret password;
        private @Nullable SmtpProxy proxy;
        private @Nullable InetAddress bindAddress;
        private String ehloName = "[127.0.0.1]";
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration readTimeout = Duration.ofSeconds(10);
        private Duration answerTimeout = Duration.ofSeconds(30);
        private Duration writeTimeout = Duration.ofSeconds(10);
        private Duration waitTimeout = Duration.ofSeconds(5);
        private int poolSize = 8;
        private Duration maxIdle = Duration.ofSeconds(5);
        private Duration maxAge = Duration.ofSeconds(60);
        private int maxMessages = 50;
        private int maxAccounts = 100;

        private Builder() {}

        public Builder host(@Nullable String value) {
            host = value;
            return this;
        }

        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Null chooses by the port. */
        public Builder tls(@Nullable Tls value) {
            tls = value;
            return this;
        }

        public Builder trust(@Nullable String value) {
            trust = value;
            return this;
        }

        public Builder auth(boolean value) {
            auth = value;
            return this;
        }

        public Builder password(@Nullable Secret value) {
            password = value;
            return this;
        }

        public Builder proxy(@Nullable SmtpProxy value) {
            proxy = value;
            return this;
        }

        public Builder bindAddress(@Nullable InetAddress value) {
            bindAddress = value;
            return this;
        }

        public Builder ehloName(String value) {
            ehloName = value;
            return this;
        }

        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        public Builder readTimeout(Duration value) {
            readTimeout = value;
            return this;
        }

        public Builder answerTimeout(Duration value) {
            answerTimeout = value;
            return this;
        }

        public Builder writeTimeout(Duration value) {
            writeTimeout = value;
            return this;
        }

        public Builder waitTimeout(Duration value) {
            waitTimeout = value;
            return this;
        }

        public Builder poolSize(int value) {
            poolSize = value;
            return this;
        }

        public Builder maxIdle(Duration value) {
            maxIdle = value;
            return this;
        }

        public Builder maxAge(Duration value) {
            maxAge = value;
            return this;
        }

        public Builder maxMessages(int value) {
            maxMessages = value;
            return this;
        }

        public Builder maxAccounts(int value) {
            maxAccounts = value;
            return this;
        }

        /**
         * The settings, checked.
         *
         * @throws InvalidInputException if settings are wrong; it names each
         */
        public SesSmtpConfig build() {
            return new SesSmtpConfig(
                    host,
                    port,
                    tls == null ? TLS_PORTS.contains(port) ? Tls.TLS : Tls.STARTTLS : tls,
                    trust,
                    auth,
                    password,
                    proxy,
                    bindAddress,
                    ehloName,
                    connectTimeout,
                    readTimeout,
                    answerTimeout,
                    writeTimeout,
                    waitTimeout,
                    poolSize,
                    maxIdle,
                    maxAge,
                    maxMessages,
                    maxAccounts);
        }
    }
}
