package dev.sesame.http.config;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.http.security.ApiKeys;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the settings of an instance. */
final class SettingsReader {

    private static final Set<String> TRANSPORTS = Set.of(Transports.SES_API, Transports.SES_SMTP);

    private final SettingsSource source;

    /** Reads from these properties, such as an environment's. */
    SettingsReader(Function<String, Optional<String>> properties) {
        this.source = new SettingsSource(properties);
    }

    /**
     * The settings.
     *
     * @throws InvalidInputException with every problem, each named after the environment variable to mend
     */
    Settings read() {
        String transport = source.oneOf("transport", TRANSPORTS, Transports.SES_API);
        ApiKeys apiKeys = apiKeys();
        Optional<String> connectorsDir = source.text("connectors-dir");
        Settings settings = new Settings(
                host(apiKeys),
                source.number("port", 0, 65_535, 8080),
                source.number("max-request-size", 1_024, 16_777_216, 262_144),
                source.positive("request-timeout", Duration.ofSeconds(20)),
                Path.of(connectorsDir.orElse("connectors")),
                connectorsDir.isPresent(),
                simulator(),
                apiKeys,
                retries(),
                transport,
                failover(transport),
                SesApiSettings.read(source),
                SesSmtpSettings.read(source));
        source.check();
        return settings;
    }

    /** Whoever says where SES is means that one. */
    private boolean simulator() {
        List<String> places = List.of(SesApiSettings.ENDPOINT, SesSmtpSettings.HOST).stream()
                .filter(setting -> source.text(setting).isPresent())
                .toList();
        boolean simulator = source.oneOf("ses", Set.of("simulator", "aws"), places.isEmpty() ? "simulator" : "aws")
                .equals("simulator");
        if (simulator) {
            places.forEach(setting ->
                    source.problem(setting, "has no effect with SESAME_SES=simulator: remove one of the two"));
        }
        return simulator;
    }

    private @Nullable String failover(String transport) {
        if (source.text("failover").isEmpty()) {
            return null;
        }
        String failover = source.oneOf("failover", TRANSPORTS, Transports.SES_SMTP);
        if (failover.equals(transport)) {
            source.problem("failover", "must be the transport that SESAME_TRANSPORT is not");
        }
        return failover;
    }

    private RetryPolicy retries() {
        return new RetryPolicy(
                source.number("send-attempts", 1, 10, RetryPolicy.DEFAULT.maxAttempts()),
                source.atMost(Settings.MAX_WAIT, "send-budget", RetryPolicy.DEFAULT.budget()),
                RetryPolicy.DEFAULT.firstDelay(),
                RetryPolicy.DEFAULT.maxDelay());
    }

    private ApiKeys apiKeys() {
        try {
            return ApiKeys.parse(source.text("api-keys").orElse(""));
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> source.problem("api-keys", problem.message()));
            return ApiKeys.NONE;
        }
    }

    /** Whoever can reach an open port can send mails in your name. */
    private String host(ApiKeys apiKeys) {
        String host = source.text("host").orElse("127.0.0.1");
        try {
            if (apiKeys.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress()) {
                source.problem(
                        "host",
                        "must be a loopback address such as 127.0.0.1 while there is no API key: set SESAME_API_KEYS="
                                + "<name>:<key> to listen on another");
            }
        } catch (UnknownHostException e) {
            source.problem("host", "must be an address of this machine, but its name cannot be resolved");
        }
        return host;
    }
}
