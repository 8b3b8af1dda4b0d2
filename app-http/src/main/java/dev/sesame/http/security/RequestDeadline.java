package dev.sesame.http.security;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request has not come in whole by its deadline, however steadily it trickles. Counted from the
 * first byte of a request or, if others before it are not answered by then, from their last answer: they must not be lost
 * to it. An idle connection is the idle timeout's business. One for each connection, run by its event loop.
 */
final class RequestDeadline {

    private final Duration limit;
    private final Exchanges exchanges = new Exchanges();
    private boolean begun;
    private @Nullable Future<?> closing;

    private RequestDeadline(Duration limit) {
        this.limit = limit;
    }

    /** Watches this connection. */
    static void watch(Channel connection, Duration limit) {
        RequestDeadline deadline = new RequestDeadline(limit);
        connection.pipeline().addBefore(HttpConnections.CODEC, "request-start", deadline.new Start());
        connection.pipeline().addAfter(HttpConnections.CODEC, "request-end", deadline.new End());
    }

    private void start(ChannelHandlerContext context) {
        if (begun && closing == null && !exchanges.isAnswering()) {
            closing = context.executor().schedule(() -> close(context), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void close(ChannelHandlerContext context) {
        Future<?> unused = context.close();
    }

    private void end() {
        if (closing != null) {
            closing.cancel(false);
            closing = null;
        }
    }

    private final class Start extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf bytes && bytes.isReadable()) {
                begun = true;
                start(context);
            }
            context.fireChannelRead(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            end();
            context.fireChannelInactive();
        }
    }

    private final class End extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            exchanges.read(message);
            if (message instanceof LastHttpContent) {
                begun = false;
                end();
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (exchanges.written(message)) {
                start(context);
            }
            Future<?> unused = context.write(message, promise);
        }
    }
}
