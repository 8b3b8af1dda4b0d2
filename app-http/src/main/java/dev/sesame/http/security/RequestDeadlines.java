package dev.sesame.http.security;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Sets a deadline for every request to come in, and for every answer to be taken. */
@Singleton
final class RequestDeadlines implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final Provider<RequestTimeout> timeout;

    RequestDeadlines(Provider<RequestTimeout> timeout) {
        this.timeout = timeout;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        Duration limit = timeout.get().value();
        event.getBean().register(new HttpConnections(connection -> {
            RequestDeadline.watch(connection, limit);
            AnswerDeadline.watch(connection, limit);
        }));
        return event.getBean();
    }
}
