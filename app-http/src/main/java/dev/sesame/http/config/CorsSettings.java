package dev.sesame.http.config;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Has the server tell browsers which web pages may call. */
@Singleton
final class CorsSettings implements BeanCreatedEventListener<CorsConfiguration> {

    private final Provider<Settings> settings;

    CorsSettings(Provider<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
        settings.get().corsOrigins().allow(event.getBean());
        return event.getBean();
    }
}
