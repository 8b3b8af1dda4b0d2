package dev.sesame.http.config;

import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.adapter.sessmtp.SesSmtpConfig;
import dev.sesame.adapter.storejdbc.StoreConfig;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.http.security.ApiKeys;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the settings of an instance. */
final class SettingsReader {

    private static final Set<String> TRANSPORTS = Set.of(Transports.SES_API, Transports.SES_SMTP);

    private static final Set<String> LOG_FORMATS = Set.of("text", "json");

    /** Which setting says where a transport leads to. */
    private static final Map<String, Setting> PLACES =
            Map.of(Transports.SES_API, Setting.SES_API_ENDPOINT, Transports.SES_SMTP, Setting.SES_SMTP_HOST);

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
        String transport = source.oneOf(Setting.TRANSPORT, TRANSPORTS);
        ApiKeys apiKeys = AccessSettings.apiKeys(source);
        Optional<String> connectorsDir = source.text(Setting.CONNECTORS_DIR);
        RetryPolicy retries = retries();
        SesApiConfig sesApi = SesApiSettings.read(source);
        SesSmtpConfig sesSmtp = SesSmtpSettings.read(source);
        String failover = failover(transport);
        Duration longestSend = longestSend(retries, transport, failover, sesApi, sesSmtp);
        Path dataDir = Path.of(source.value(Setting.DATA_DIR));
        StoreConfig store = StoreSettings.read(source, dataDir);
        boolean simulator = simulator(transport, failover);
        Settings settings = new Settings(
                host(apiKeys),
                source.number(Setting.PORT, 0, 65_535),
                source.number(Setting.MAX_REQUEST_SIZE, 1_024, 16_777_216),
                source.positive(Setting.REQUEST_TIMEOUT),
                ConnectionSettings.max(source),
                source.number(Setting.MAX_SENDING_CALLS, 1, 1_000_000),
                ConnectionSettings.corsOrigins(source),
                TlsSettings.read(source),
                Path.of(source.value(Setting.CONNECTORS_DIR)),
                connectorsDir.isPresent(),
                simulator,
                apiKeys,
                AccessSettings.trustedProxies(source),
                AccessSettings.failedCallLimit(source),
                source.positive(Setting.AUDIT_HISTORY),
                retries,
                transport,
                failover,
                sesApi,
                sesSmtp,
                longestSend,
                store,
                EncryptionSettings.read(source, dataDir),
                QueueSettings.policy(source, longestSend),
                QueueSettings.lifetimes(source),
                source.positive(Setting.IDEMPOTENCY_LIFETIME),
                LimitsSettings.read(source, store),
                source.oneOf(Setting.TRACING, Set.of("off", "otlp")).equals("otlp"),
                LinkSettings.read(source, simulator));
        checkLogFormat();
        source.check();
        return settings;
    }

    /** Taken by the log, before anything else of ours, which writes text for what it does not know. */
    private void checkLogFormat() {
        if (!LOG_FORMATS.contains(source.value(Setting.LOG_FORMAT))) {
            source.problem(Setting.LOG_FORMAT, "must be text or json");
        }
    }

    /** Whoever says where SES is means that one. */
    private boolean simulator(String transport, @Nullable String failover) {
        List<Setting> places = new ArrayList<>();
        List<Setting> missing = new ArrayList<>();
        PLACES.forEach((name, setting) -> {
            boolean used = name.equals(transport) || name.equals(failover);
            if (source.text(setting).isEmpty()) {
                if (used) {
                    missing.add(setting);
                }
            } else if (used) {
                places.add(setting);
            } else {
                source.problem(
                        setting,
                        "has no effect with SESAME_TRANSPORT=" + transport + ": remove it, or set SESAME_TRANSPORT or"
                                + " SESAME_FAILOVER to " + name);
            }
        });
        boolean said = source.text(Setting.SES).isPresent();
        boolean simulator = source.oneOf(
                        Setting.SES, Set.of("simulator", "aws"), places.isEmpty() ? "simulator" : "aws")
                .equals("simulator");
        if (simulator) {
            places.forEach(setting ->
                    source.problem(setting, "has no effect with SESAME_SES=simulator: remove one of the two"));
        } else if (!said) {
            missing.forEach(setting -> source.problem(
                    setting,
                    "must be set, too: only one of the two transports would go there, the other to Amazon. If that is"
                            + " meant, set SESAME_SES=aws"));
        }
        return simulator;
    }

    private @Nullable String failover(String transport) {
        if (source.text(Setting.FAILOVER).isEmpty()) {
            return null;
        }
        String other = transport.equals(Transports.SES_API) ? Transports.SES_SMTP : Transports.SES_API;
        String failover = source.oneOf(Setting.FAILOVER, TRANSPORTS, other);
        if (failover.equals(transport)) {
            source.problem(Setting.FAILOVER, "must be the transport that SESAME_TRANSPORT is not");
        }
        return failover;
    }

    /** Of these environment variables those that look like settings of ours and are none, with what may be meant. */
    List<String> unknown(Stream<String> variables) {
        return SettingsSource.unknown(variables);
    }

    /** An attempt may begin at the end of the budget, and go on over the other transport. */
    private static Duration longestSend(
            RetryPolicy retries,
            String transport,
            @Nullable String failover,
            SesApiConfig sesApi,
            SesSmtpConfig sesSmtp) {
        Duration longest = retries.budget();
        for (String name :
                Stream.of(transport, failover).filter(Objects::nonNull).toList()) {
            longest = longest.plus(name.equals(Transports.SES_API) ? sesApi.totalTimeout() : sesSmtp.longestSend());
        }
        return longest;
    }

    private RetryPolicy retries() {
        return new RetryPolicy(
                source.number(Setting.SEND_ATTEMPTS, 1, 10),
                source.atMost(Settings.MAX_WAIT, Setting.SEND_BUDGET),
                RetryPolicy.DEFAULT.firstDelay(),
                RetryPolicy.DEFAULT.maxDelay());
    }

    /** Whoever can reach an open port can send mails in your name. */
    private String host(ApiKeys apiKeys) {
        String host = source.value(Setting.HOST);
        try {
            if (apiKeys.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress()) {
                source.problem(
                        Setting.HOST,
                        "must be a loopback address such as 127.0.0.1 while there is no API key: set SESAME_API_KEYS="
                                + "<name>:<key> to listen on another");
            }
        } catch (UnknownHostException e) {
            source.problem(Setting.HOST, "must be an address of this machine, but its name cannot be resolved");
        }
        return host;
    }
}
