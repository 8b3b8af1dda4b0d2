package dev.sesame.http.security;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client does not take an answer within the deadline, however steadily it sips: else whoever
 * asks for large answers and never reads has us keep them. One for each connection, run by its event loop.
 */
final class AnswerDeadline extends ChannelDuplexHandler {

    private final Duration limit;
    private int untaken;
    private @Nullable Future<?> closing;

    private AnswerDeadline(Duration limit) {
        this.limit = limit;
    }

    /** Watches this connection. */
    static void watch(Channel connection, Duration limit) {
        connection.pipeline().addAfter(HttpConnections.CODEC, "answer-deadline", new AnswerDeadline(limit));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse) {
            untaken++;
            if (closing == null) {
                start(context);
            }
        }
        ChannelPromise written = promise.unvoid();
        if (message instanceof LastHttpContent) {
            written.addListener(taken -> {
                untaken--;
                stop();
                if (untaken > 0) {
                    start(context);
                }
            });
        }
        Future<?> unused = context.write(message, written);
    }

    private void start(ChannelHandlerContext context) {
        closing = context.executor().schedule(() -> close(context), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void close(ChannelHandlerContext context) {
        Future<?> unused = context.close();
    }

    private void stop() {
        if (closing != null) {
            closing.cancel(false);
            closing = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }
}
