package dev.sesame.http.config;

import dev.sesame.adapter.sesapi.HttpProxy;
import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.http.security.ApiKeys;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the settings, collecting every problem. A setting is called {@code sesame.data-dir} in files. */
final class SettingsReader {

    /** Nobody waits longer for a call. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);

    private final Function<String, Optional<String>> properties;
    private final List<Problem> problems = new ArrayList<>();

    /** Reads from these properties, such as an environment's. */
    SettingsReader(Function<String, Optional<String>> properties) {
        this.properties = properties;
    }

    /**
     * The settings.
     *
     * @throws InvalidInputException with every problem, each named after the environment variable to mend
     */
    Settings read() {
        URI endpoint = uri("ses-api-endpoint");
        String ses = oneOf("ses", Set.of("simulator", "aws"), endpoint == null ? "simulator" : "aws");
        if (ses.equals("simulator") && endpoint != null) {
            problem("ses-api-endpoint", "has no effect with SESAME_SES=simulator: remove one of the two");
        }
        oneOf("transport", Set.of("ses-api"), "ses-api");
        ApiKeys apiKeys = apiKeys();
        String host = host(apiKeys);
        RetryPolicy retries = new RetryPolicy(
                number("send-attempts", 1, 10, RetryPolicy.DEFAULT.maxAttempts()),
                atMost(MAX_WAIT, "send-budget", RetryPolicy.DEFAULT.budget()),
                RetryPolicy.DEFAULT.firstDelay(),
                RetryPolicy.DEFAULT.maxDelay());
        SesApiConfig sesApi = sesApi(endpoint, proxy());
        Optional<String> connectorsDir = text("connectors-dir");
        Settings settings = new Settings(
                host,
                number("port", 0, 65_535, 8080),
                number("max-request-size", 1_024, 16_777_216, 262_144),
                positive("request-timeout", Duration.ofSeconds(20)),
                Path.of(connectorsDir.orElse("connectors")),
                connectorsDir.isPresent(),
                ses.equals("simulator"),
                apiKeys,
                retries,
                sesApi);
        if (!problems.isEmpty()) {
            throw InvalidInputException.settings(problems);
        }
        return settings;
    }

    private SesApiConfig sesApi(@Nullable URI endpoint, @Nullable HttpProxy proxy) {
        SesApiConfig defaults = SesApiConfig.builder().build();
        SesApiConfig.Builder builder = SesApiConfig.builder()
                .endpoint(endpoint)
                .proxy(proxy)
                .stsEndpoint(uri("sts-endpoint"))
                .fips(flag("ses-api-fips"))
                .dualStack(flag("ses-api-dual-stack"))
                .connectTimeout(duration("ses-api-connect-timeout", defaults.connectTimeout()))
                .totalTimeout(atMost(MAX_WAIT, "ses-api-total-timeout", defaults.totalTimeout()))
                .maxConnections(number("ses-api-max-connections", 1, 10_000, defaults.maxConnections()));
        try {
            return builder.build();
        } catch (InvalidInputException e) {
            sesApiProblems(e);
            return defaults;
        }
    }

    private @Nullable HttpProxy proxy() {
        Optional<String> proxy = text("ses-api-proxy");
        try {
            return proxy.isPresent() ? HttpProxy.parse(proxy.get()) : null;
        } catch (InvalidInputException e) {
            sesApiProblems(e);
            return null;
        }
    }

    /** The transport's problems begin with its own name of the setting. */
    private void sesApiProblems(InvalidInputException wrong) {
        for (Problem problem : wrong.problems()) {
            int end = problem.message().indexOf(' ');
            String setting = problem.message().substring(0, end);
            problem(
                    setting.startsWith("sts-") ? setting : "ses-api-" + setting,
                    problem.message().substring(end + 1));
        }
    }

    private ApiKeys apiKeys() {
        try {
            return ApiKeys.parse(text("api-keys").orElse(""));
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> problem("api-keys", problem.message()));
            return ApiKeys.NONE;
        }
    }

    /** Whoever can reach an open port can send mails in your name. */
    private String host(ApiKeys apiKeys) {
        String host = text("host").orElse("127.0.0.1");
        try {
            if (apiKeys.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress()) {
                problem(
                        "host",
                        "must be a loopback address such as 127.0.0.1 while there is no API key: set SESAME_API_KEYS="
                                + "<name>:<key> to listen on another");
            }
        } catch (UnknownHostException e) {
            problem("host", "must be an address of this machine, but its name cannot be resolved");
        }
        return host;
    }

    private String oneOf(String setting, Set<String> allowed, String otherwise) {
        String value = text(setting).orElse(otherwise).toLowerCase(Locale.ROOT);
        if (!allowed.contains(value)) {
            problem(
                    setting,
                    "must be " + String.join(" or ", allowed.stream().sorted().toList()));
            return otherwise;
        }
        return value;
    }

    private boolean flag(String setting) {
        return oneOf(setting, Set.of("true", "false"), "false").equals("true");
    }

    private int number(String setting, int min, int max, int otherwise) {
        String value = text(setting).orElse(Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        problem(setting, "must be a whole number from " + min + " to " + max);
        return otherwise;
    }

    private Duration duration(String setting, Duration otherwise) {
        Optional<String> value = text(setting);
        Optional<Duration> duration = value.flatMap(Durations::parse);
        if (value.isPresent() && duration.isEmpty()) {
            problem(setting, "must be a duration such as \"500ms\", \"10s\" or \"2m\"");
        }
        return duration.orElse(otherwise);
    }

    private Duration atMost(Duration max, String setting, Duration otherwise) {
        Duration duration = duration(setting, otherwise);
        if (duration.compareTo(max) > 0) {
            problem(setting, "must not be longer than " + max.toMinutes() + "m");
            return otherwise;
        }
        return duration;
    }

    private Duration positive(String setting, Duration otherwise) {
        Duration duration = duration(setting, otherwise);
        if (!duration.isPositive()) {
            problem(setting, "must be longer than nothing, such as \"20s\"");
            return otherwise;
        }
        return duration;
    }

    private @Nullable URI uri(String setting) {
        Optional<String> value = text(setting);
        if (value.isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(value.get());
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        problem(setting, "must be a URI such as https://email.eu-west-1.amazonaws.com");
        return null;
    }

    private Optional<String> text(String setting) {
        return properties.apply("sesame." + setting).map(String::strip).filter(text -> !text.isEmpty());
    }

    private void problem(String setting, String message) {
        String variable = "SESAME_" + setting.replace('-', '_').toUpperCase(Locale.ROOT);
        problems.add(new Problem("", variable + " " + message));
    }
}
