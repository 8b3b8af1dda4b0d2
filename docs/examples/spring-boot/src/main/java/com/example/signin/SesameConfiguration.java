package com.example.signin;

import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.adapter.sesapi.SesApiTransport;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.service.Sesame;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sesame as beans. Spring closes them when the application ends, Sesame before its transport. */
@Configuration(proxyBeanMethods = false)
class SesameConfiguration {

    @Bean
    EmailTransport transport(MailProperties properties) {
        return new SesApiTransport(
                SesApiConfig.builder().endpoint(properties.endpoint()).build());
    }

    @Bean
    Sesame sesame(MailProperties properties, EmailTransport transport) {
        ConnectorConfig connector = ConnectorConfig.parse(properties.connector());
        return Sesame.builder(ConnectorSource.of(connector), transport).build();
    }

    @Bean
    SendEmail sendEmail(Sesame sesame) {
        return sesame.sendEmail();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
