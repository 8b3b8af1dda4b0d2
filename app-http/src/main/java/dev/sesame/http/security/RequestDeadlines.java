package dev.sesame.http.security;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sets a deadline for every request to come in. */
@Singleton
final class RequestDeadlines implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final Provider<RequestTimeout> timeout;

    RequestDeadlines(Provider<RequestTimeout> timeout) {
        this.timeout = timeout;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(timeout.get().value(), null));
        return event.getBean();
    }

    private record Customizer(Duration limit, @Nullable Channel connection) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Customizer(limit, channel) : this;
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (connection != null) {
                RequestDeadline.watch(connection, limit);
            }
        }
    }
}
