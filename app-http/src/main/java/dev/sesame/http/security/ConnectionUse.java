package dev.sesame.http.security;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;

/**
 * Tells whether a connection waits for its client or its client for us. A request that is not there in whole does not
 * count: it would be too easy to send. One for each connection, run by its event loop.
 */
final class ConnectionUse extends ChannelDuplexHandler {

    private final Connections connections;
    private int unanswered;
    private boolean incomplete;
    private boolean informing;

    ConnectionUse(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            unanswered++;
            incomplete = HttpUtil.isTransferEncodingChunked(request)
                    || request.headers().contains("content-length");
        }
        if (message instanceof LastHttpContent) {
            incomplete = false;
        }
        if (isAnswering() && !connections.answering(context.channel())) {
            ReferenceCountUtil.release(message);
            return;
        }
        context.fireChannelRead(message);
    }

    private boolean isAnswering() {
        return unanswered > (incomplete ? 1 : 0);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse answer) {
            informing = answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        if (message instanceof LastHttpContent && !informing) {
            unanswered--;
            if (!isAnswering()) {
                connections.waiting(context.channel());
            }
        }
        Future<?> unused = context.write(message, promise);
    }
}
