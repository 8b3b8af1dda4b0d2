package dev.sesame.http.security;

import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has something done to every connection once its pipeline is built, and before anything is read from it.
 *
 * @param setUp what is done; called by the connection's event loop
 * @param connection the connection; null for the server itself
 */
record HttpConnections(Consumer<Channel> setUp, @Nullable Channel connection) implements NettyServerCustomizer {

    /** Where bytes become requests, and answers bytes. */
    static final String CODEC = "http-server-codec";

    HttpConnections(Consumer<Channel> setUp) {
        this(setUp, null);
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        return role == ChannelRole.CONNECTION ? new HttpConnections(setUp, channel) : this;
    }

    @Override
    public void onStreamPipelineBuilt() {
        if (connection != null && connection.pipeline().get(CODEC) != null) {
            setUp.accept(connection);
        }
    }
}
