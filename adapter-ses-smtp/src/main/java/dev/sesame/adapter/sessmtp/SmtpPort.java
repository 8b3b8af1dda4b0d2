package dev.sesame.adapter.sessmtp;

import dev.sesame.adapter.sessmtp.SesSmtpConfig.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A port, and how TLS begins on it. */
record SmtpPort(int number, Tls tls) {

    /** As SES has them: https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html, read 2026-11-21. */
    private static final List<SmtpPort> OF_SES = List.of(
            new SmtpPort(587, Tls.STARTTLS),
            new SmtpPort(2587, Tls.STARTTLS),
            new SmtpPort(465, Tls.TLS),
            new SmtpPort(2465, Tls.TLS),
            new SmtpPort(25, Tls.STARTTLS));

    static SmtpPort of(SesSmtpConfig config) {
        return new SmtpPort(config.port(), config.tls());
    }

    /** Those worth a try, the one that is set first. A host that is set, with a port that SES does not have, has no others. */
    static List<SmtpPort> worthATry(SesSmtpConfig config) {
        SmtpPort set = of(config);
        boolean known = OF_SES.stream().anyMatch(port -> port.number() == set.number());
        if (config.host() != null && !known) {
            return List.of(set);
        }
        List<SmtpPort> ports = new ArrayList<>(OF_SES);
        ports.remove(set);
        ports.add(0, set);
        return ports;
    }

    /** The settings with this port, for a connection that carries no message. */
    SesSmtpConfig in(SesSmtpConfig config, boolean logIn, Duration timeout) {
        return SesSmtpConfig.builder()
                .host(config.host())
                .port(number)
                .tls(tls)
                .trust(config.trust())
                .auth(logIn)
                .password(config.password())
                .proxy(config.proxy())
                .bindAddress(config.bindAddress())
                .ehloName(config.ehloName())
                .connectTimeout(timeout)
                .writeTimeout(timeout)
                .build();
    }

    /** Such as {@code smtp.example.com:587}; with its kind of TLS if that is not the usual one. */
    String at(String host) {
        Tls usual = SesSmtpConfig.builder().port(number).build().tls();
        return host + ":" + number + (tls == usual ? "" : " with " + tls);
    }

    /** The settings that lead here. */
    String settings() {
        return "SESAME_SES_SMTP_PORT=" + number + " and SESAME_SES_SMTP_TLS=" + (tls == Tls.TLS ? "tls" : "starttls");
    }
}
