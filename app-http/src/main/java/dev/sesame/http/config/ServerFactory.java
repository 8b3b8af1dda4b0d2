package dev.sesame.http.config;

import dev.sesame.http.api.sending.SendingCalls;
import dev.sesame.http.security.ApiKeys;
import dev.sesame.http.security.FailedCallLimit;
import dev.sesame.http.security.MaxConnections;
import dev.sesame.http.security.RequestTimeout;
import dev.sesame.http.security.TrustedProxies;
import dev.sesame.http.security.tls.Tls;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Tells the server whom to let in, and how. */
@Factory
final class ServerFactory {

    @Singleton
    RequestTimeout requestTimeout(Settings settings) {
        return new RequestTimeout(settings.requestTimeout());
    }

    @Singleton
    MaxConnections maxConnections(Settings settings) {
        return settings.maxConnections();
    }

    @Singleton
    SendingCalls sendingCalls(Settings settings) {
        return new SendingCalls(settings.maxSendingCalls());
    }

    @Singleton
    @Bean(preDestroy = "close")
    Tls tls(Settings settings) {
        return settings.tls();
    }

    @Singleton
    ApiKeys apiKeys(Settings settings) {
        return settings.apiKeys();
    }

    @Singleton
    TrustedProxies trustedProxies(Settings settings) {
        return settings.trustedProxies();
    }

    @Singleton
    FailedCallLimit failedCallLimit(Settings settings) {
        return settings.failedCallLimit();
    }
}
