package dev.sesame.http.config;

import dev.sesame.adapter.sessmtp.SesSmtpConfig;
import dev.sesame.adapter.sessmtp.SmtpProxy;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How SES SMTP is reached: the settings {@code ses-smtp-*}. */
final class SesSmtpSettings {

    private static final String PREFIX = "ses-smtp-";

    static final String HOST = PREFIX + "host";

    /** More than every public authority's certificate takes. */
    private static final int MAX_TRUST_BYTES = 4 << 20;

    private SesSmtpSettings() {}

    static SesSmtpConfig read(SettingsSource source) {
        SesSmtpConfig defaults = SesSmtpConfig.builder().build();
        SesSmtpConfig.Builder builder = SesSmtpConfig.builder()
                .host(source.text(HOST).orElse(null))
                .port(source.number(PREFIX + "port", 1, 65_535, defaults.port()))
                .tls(tls(source))
                .trust(trust(source))
                .auth(source.flag(PREFIX + "auth", true))
                .password(source.text(PREFIX + "password").map(Secret::of).orElse(null))
                .proxy(proxy(source))
                .bindAddress(bindAddress(source))
                .ehloName(source.text(PREFIX + "ehlo-name").orElse(defaults.ehloName()))
                .connectTimeout(source.atMost(Settings.MAX_WAIT, PREFIX + "connect-timeout", defaults.connectTimeout()))
                .readTimeout(source.atMost(Settings.MAX_WAIT, PREFIX + "read-timeout", defaults.readTimeout()))
                .answerTimeout(source.atMost(Settings.MAX_WAIT, PREFIX + "answer-timeout", defaults.answerTimeout()))
                .writeTimeout(source.atMost(Settings.MAX_WAIT, PREFIX + "write-timeout", defaults.writeTimeout()))
                .waitTimeout(source.atMost(Settings.MAX_WAIT, PREFIX + "wait-timeout", defaults.waitTimeout()))
                .poolSize(source.number(PREFIX + "pool-size", 1, 1_000, defaults.poolSize()))
                .maxIdle(source.duration(PREFIX + "max-idle", defaults.maxIdle()))
                .maxAge(source.duration(PREFIX + "max-age", defaults.maxAge()))
                .maxMessages(source.number(PREFIX + "max-messages", 1, 1_000_000, defaults.maxMessages()));
        try {
            return builder.build();
        } catch (InvalidInputException e) {
            report(source, e);
            return defaults;
        }
    }

    /** Null leaves it to the port. */
    private static SesSmtpConfig.@Nullable Tls tls(SettingsSource source) {
        String setting = PREFIX + "tls";
        if (source.text(setting).isEmpty()) {
            return null;
        }
        return source.oneOf(setting, Set.of("starttls", "tls"), "starttls").equals("tls")
                ? SesSmtpConfig.Tls.TLS
                : SesSmtpConfig.Tls.STARTTLS;
    }

    private static @Nullable String trust(SettingsSource source) {
        String setting = PREFIX + "trust";
        Optional<String> file = source.text(setting);
        if (file.isEmpty()) {
            return null;
        }
        try {
            Path path = Path.of(file.get());
            if (Files.size(path) <= MAX_TRUST_BYTES) {
                return Files.readString(path);
            }
            source.problem(setting, "must name a file of certificates in PEM, but this one is too large for that");
        } catch (IOException | InvalidPathException e) {
            source.problem(
                    setting,
                    "must name a file of certificates in PEM, but it cannot be read: "
                            + e.getClass().getSimpleName());
        }
        return null;
    }

    private static @Nullable SmtpProxy proxy(SettingsSource source) {
        Optional<String> proxy = source.text(PREFIX + "proxy");
        try {
            return proxy.isPresent() ? SmtpProxy.parse(proxy.get()) : null;
        } catch (InvalidInputException e) {
            report(source, e);
            return null;
        }
    }

    private static @Nullable InetAddress bindAddress(SettingsSource source) {
        String setting = PREFIX + "bind-address";
        Optional<String> address = source.text(setting);
        try {
            return address.isPresent() ? InetAddress.ofLiteral(address.get()) : null;
        } catch (IllegalArgumentException e) {
            source.problem(setting, "must be an IP address of this machine, such as 192.0.2.1");
            return null;
        }
    }

    private static void report(SettingsSource source, InvalidInputException wrong) {
        source.problems(wrong, name -> PREFIX + name);
    }
}
