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

    /** More than every public authority's certificate takes. */
    private static final int MAX_TRUST_BYTES = 4 << 20;

    private SesSmtpSettings() {}

    static SesSmtpConfig read(SettingsSource source) {
        SesSmtpConfig defaults = SesSmtpConfig.builder().build();
        SesSmtpConfig.Builder builder = SesSmtpConfig.builder()
                .host(source.text(Setting.SES_SMTP_HOST).orElse(null))
                .port(source.number(Setting.SES_SMTP_PORT, 1, 65_535))
                .tls(tls(source))
                .trust(trust(source))
                .auth(source.flag(Setting.SES_SMTP_AUTH))
                .password(source.text(Setting.SES_SMTP_PASSWORD).map(Secret::of).orElse(null))
                .proxy(proxy(source))
                .bindAddress(bindAddress(source))
                .ehloName(source.value(Setting.SES_SMTP_EHLO_NAME))
                .connectTimeout(source.atMost(Settings.MAX_WAIT, Setting.SES_SMTP_CONNECT_TIMEOUT))
                .readTimeout(source.atMost(Settings.MAX_WAIT, Setting.SES_SMTP_READ_TIMEOUT))
                .answerTimeout(source.atMost(Settings.MAX_WAIT, Setting.SES_SMTP_ANSWER_TIMEOUT))
                .writeTimeout(source.atMost(Settings.MAX_WAIT, Setting.SES_SMTP_WRITE_TIMEOUT))
                .waitTimeout(source.atMost(Settings.MAX_WAIT, Setting.SES_SMTP_WAIT_TIMEOUT))
                .poolSize(source.number(Setting.SES_SMTP_POOL_SIZE, 1, 1_000))
                .maxIdle(source.duration(Setting.SES_SMTP_MAX_IDLE))
                .maxAge(source.duration(Setting.SES_SMTP_MAX_AGE))
                .maxMessages(source.number(Setting.SES_SMTP_MAX_MESSAGES, 1, 1_000_000));
        try {
            return builder.build();
        } catch (InvalidInputException e) {
            report(source, e);
            return defaults;
        }
    }

    /** Null leaves it to the port. */
    private static SesSmtpConfig.@Nullable Tls tls(SettingsSource source) {
        Setting setting = Setting.SES_SMTP_TLS;
        if (source.text(setting).isEmpty()) {
            return null;
        }
        return source.oneOf(setting, Set.of("starttls", "tls"), "starttls").equals("tls")
                ? SesSmtpConfig.Tls.TLS
                : SesSmtpConfig.Tls.STARTTLS;
    }

    private static @Nullable String trust(SettingsSource source) {
        Setting setting = Setting.SES_SMTP_TRUST;
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
        Optional<String> proxy = source.text(Setting.SES_SMTP_PROXY);
        try {
            return proxy.isPresent() ? SmtpProxy.parse(proxy.get()) : null;
        } catch (InvalidInputException e) {
            report(source, e);
            return null;
        }
    }

    private static @Nullable InetAddress bindAddress(SettingsSource source) {
        Setting setting = Setting.SES_SMTP_BIND_ADDRESS;
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
