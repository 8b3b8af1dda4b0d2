package dev.sesame.http.security;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the number of open connections within its limit. */
@Singleton
final class ConnectionLimit implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimit.class);

    private final Provider<MaxConnections> max;

    ConnectionLimit(Provider<MaxConnections> max) {
        this.max = max;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        Connections connections = new Connections(max.get().value());
        event.getBean().register(new Listener(connections));
        event.getBean().register(new HttpConnections(connection -> connection
                .pipeline()
                .addAfter(HttpConnections.CODEC, "connection-use", new ConnectionUse(connections))));
        return event.getBean();
    }

    private record Listener(Connections connections) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            if (role == ChannelRole.LISTENER) {
                channel.pipeline().addFirst("connection-limit", new Accepting(connections));
            }
            return this;
        }
    }

    /** Sees connections before they cost more than a file descriptor. */
    private static final class Accepting extends ChannelInboundHandlerAdapter {

        private final Connections connections;
        private final AtomicBoolean told = new AtomicBoolean();

        Accepting(Connections connections) {
            this.connections = connections;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel connection && !connections.admit(connection)) {
                if (told.compareAndSet(false, true)) {
                    LOG.warn(
                            "All connections that SESAME_MAX_CONNECTIONS allows are busy; new ones are closed until one is"
                                    + " free. This is told once");
                }
                connection.unsafe().closeForcibly();
                return;
            }
            context.fireChannelRead(message);
        }
    }
}
