package dev.sesame.adapter.sesapi;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the SES API transport reaches Amazon. Immutable.
 *
 * <p>Nothing else decides it: of the AWS SDK's environment variables, system properties and profile files, only those
 * that hold credentials are read, and only for accounts without keys of their own. TLS trusts the certificate authorities
 * of the operating system, not the JVM's trust store; an untrusted certificate shows as a time-out, since the TLS library
 * tells of it only after 10 to 30 s.
 *
 * @param endpoint where SES is, in place of the region's endpoint; null for the region's
 * @param stsEndpoint where STS is, to assume roles; null for the region's
 * @param fips uses the FIPS endpoints; multi-region endpoints have none
 * @param dualStack uses the endpoints that speak IPv6 too
 * @param proxy the HTTP proxy on the way to SES and STS; null to connect directly
 * @param connectTimeout how long a TCP connection may take, and again a TLS handshake; 2 s by default
 * @param totalTimeout how long a send may take in all; 10 s by default
 * @param maxIdle how long an unused connection is kept; 20 s by default, well below what a load balancer allows
 * @param maxConnections how many connections to one endpoint there may be; 100 by default
 * @param maxClients for how many accounts clients are kept, of about 25 kB each; 1,000 by default. Of further accounts each
 *     message may cost a new client, which is as much work again, and one in a role new credentials of STS, too
 */
public record SesApiConfig(
        @Nullable URI endpoint,
        @Nullable URI stsEndpoint,
        boolean fips,
        boolean dualStack,
        @Nullable HttpProxy proxy,
        Duration connectTimeout,
        Duration totalTimeout,
        Duration maxIdle,
        int maxConnections,
        int maxClients) {

    private static final Set<String> HTTP = Set.of("http", "https");

    /**
     * Checks every setting.
     *
     * @throws InvalidInputException if settings are wrong; it names each
     */
    public SesApiConfig {
        List<Problem> problems = new ArrayList<>();
        check(problems, isHttp(endpoint), "endpoint must be an http or https URI with a host and without a user");
        check(
                problems,
                isHttp(stsEndpoint),
                "sts-endpoint must be an http or https URI with a host and without a user");
        checkPositive(problems, "connect-timeout", connectTimeout, "2s");
        checkPositive(problems, "total-timeout", totalTimeout, "10s");
        checkPositive(problems, "max-idle", maxIdle, "20s");
        check(
                problems,
                connectTimeout.compareTo(totalTimeout) <= 0,
                "connect-timeout must not be longer than total-timeout, but was " + connectTimeout + " to "
                        + totalTimeout);
        check(problems, maxConnections > 0, "max-connections must be at least 1, but was " + maxConnections);
        check(problems, maxClients > 0, "max-clients must be at least 1, but was " + maxClients);
        if (!problems.isEmpty()) {
            throw InvalidInputException.config(problems);
        }
    }

    /** A builder with every default. */
    public static Builder builder() {
        return new Builder();
    }

    private static boolean isHttp(@Nullable URI uri) {
        return uri == null
                || (uri.getHost() != null
                        && uri.getUserInfo() == null
                        && HTTP.contains(String.valueOf(uri.getScheme())));
    }

    private static void checkPositive(List<Problem> problems, String setting, Duration value, String example) {
        // Less than a millisecond counts as none: the SDK counts in them.
        check(
                problems,
                value.toMillis() > 0,
                setting + " must be positive, e.g. \"" + example + "\", but was " + value);
    }

    private static void check(List<Problem> problems, boolean valid, String message) {
        if (!valid) {
            problems.add(new Problem("", message));
        }
    }

    /** Collects the settings that differ from the defaults. Each method is named after its setting. */
    public static final class Builder {

        private @Nullable URI endpoint;
        private @Nullable URI stsEndpoint;
        private boolean fips;
        private boolean dualStack;
        private @Nullable HttpProxy proxy;
        private Duration connectTimeout = Duration.ofSeconds(2);
        private Duration totalTimeout = Duration.ofSeconds(10);
        private Duration maxIdle = Duration.ofSeconds(20);
        private int maxConnections = 100;
        private int maxClients = 1_000;

        private Builder() {}

        public Builder endpoint(@Nullable URI value) {
            endpoint = value;
            return this;
        }

        public Builder stsEndpoint(@Nullable URI value) {
            stsEndpoint = value;
            return this;
        }

        public Builder fips(boolean value) {
            fips = value;
            return this;
        }

        public Builder dualStack(boolean value) {
            dualStack = value;
            return this;
        }

        public Builder proxy(@Nullable HttpProxy value) {
            proxy = value;
            return this;
        }

        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        public Builder totalTimeout(Duration value) {
            totalTimeout = value;
            return this;
        }

        public Builder maxIdle(Duration value) {
            maxIdle = value;
            return this;
        }

        public Builder maxConnections(int value) {
            maxConnections = value;
            return this;
        }

        public Builder maxClients(int value) {
            maxClients = value;
            return this;
        }

        /**
         * The settings, checked.
         *
         * @throws InvalidInputException if settings are wrong; it names each
         */
        public SesApiConfig build() {
            return new SesApiConfig(
                    endpoint,
                    stsEndpoint,
                    fips,
                    dualStack,
                    proxy,
                    connectTimeout,
                    totalTimeout,
                    maxIdle,
                    maxConnections,
                    maxClients);
        }
    }
}
