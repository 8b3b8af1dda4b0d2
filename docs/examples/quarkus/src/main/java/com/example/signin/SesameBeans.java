package com.example.signin;

import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.adapter.sesapi.SesApiTransport;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.service.Sesame;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Sesame as beans. Made at the start, so that a mistake in the settings shows there, and closed at the end. */
@Startup
@Singleton
class SesameBeans {

    private final EmailTransport transport;
    private final Sesame sesame;

    SesameBeans(MailSettings settings) {
        ConnectorConfig connector = ConnectorConfig.parse(settings.connector());
        transport = new SesApiTransport(SesApiConfig.builder()
                .endpoint(settings.endpoint().orElse(null))
                .build());
        sesame = Sesame.builder(ConnectorSource.of(connector), transport).build();
    }

    @Produces
    @Singleton
    SendEmail sendEmail() {
        return sesame.sendEmail();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @PreDestroy
    void close() {
        sesame.close();
        transport.close();
    }
}
