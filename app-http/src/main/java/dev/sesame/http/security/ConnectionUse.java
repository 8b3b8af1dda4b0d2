package dev.sesame.http.security;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;

/**
 * Tells whether a connection waits for its client or its client for us. A request that is not there in whole does not
 * count: it would be too easy to send. One for each connection, run by its event loop.
 */
final class ConnectionUse extends ChannelDuplexHandler {

    private final Connections connections;
    private final Exchanges exchanges = new Exchanges();

    ConnectionUse(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        exchanges.read(message);
        if (exchanges.isAnswering() && !connections.answering(context.channel())) {
            ReferenceCountUtil.release(message);
            return;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (exchanges.written(message) && !exchanges.isAnswering()) {
            connections.waiting(context.channel());
        }
        Future<?> unused = context.write(message, promise);
    }
}
