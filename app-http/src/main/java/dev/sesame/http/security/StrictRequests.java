package dev.sesame.http.security;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Has requests refused that another server on the way may read otherwise than we do: with two hosts or, in HTTP/1.1,
 * none (RFC 9112 §3.2), a version that there is not, a method in small letters (RFC 9110 §9.1). The connection ends with the refusal.
 */
@Singleton
final class StrictRequests implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean()
                .register(new HttpConnections(connection ->
                        connection.pipeline().addAfter(HttpConnections.CODEC, "strict-requests", new Requests())));
        return event.getBean();
    }

    private static final class Requests extends ChannelInboundHandlerAdapter {

        private boolean refused;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (refused) {
                ReferenceCountUtil.release(message);
                return;
            }
            if (message instanceof HttpRequest request
                    && request.decoderResult().isSuccess()
                    && isAmbiguous(request)) {
                refused = true;
                // As the codec marks what is no HTTP at all: the server answers 400, and closes.
                request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("ambiguous request")));
                context.fireChannelRead(message);
                context.fireChannelRead(new DefaultLastHttpContent());
                return;
            }
            if (message instanceof HttpContent content
                    && !(message instanceof HttpRequest)
                    && content.decoderResult().isFailure()) {
                // Where the body ends is not known, nor then where the next request begins.
                refused = true;
                content.release();
                Future<?> unused = context.close();
                return;
            }
            context.fireChannelRead(message);
        }

        private static boolean isAmbiguous(HttpRequest request) {
            HttpVersion version = request.protocolVersion();
            String method = request.method().name();
            int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
            return hosts > 1
                    || (hosts == 0 && version.equals(HttpVersion.HTTP_1_1))
                    || !(version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0))
                    || !method.equals(method.toUpperCase(Locale.ROOT));
        }
    }
}
