package dev.sesame.http.config;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Has the server listen where {@link SettingsReader} found that it may, whatever else names an address. */
@Singleton
final class ServerSettings implements BeanCreatedEventListener<HttpServerConfiguration> {

    private final Provider<Settings> settings;

    ServerSettings(Provider<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
        HttpServerConfiguration server = event.getBean();
        server.setHost(settings.get().host());
        server.setPort(settings.get().port());
        server.setMaxRequestSize(settings.get().maxRequestBytes());
        // A connection whose request is still being answered is silent, and must not count as idle.
        server.setIdleTimeout(settings.get().longestSend().plus(server.getIdleTimeout()));
        server.setReadIdleTimeout(settings.get().longestSend().plus(server.getReadIdleTimeout()));
        return server;
    }
}
