package dev.sesame.http.security;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Tells browsers to do as little as possible with our answers. Next to the wire, so that no answer goes without: not
 * those that the server gives on its own, before any filter is asked. What an answer says itself, it knows better.
 */
@Singleton
final class SecurityHeaders implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private static final Map<CharSequence, String> HEADERS = Map.of(
            "x-content-type-options",
            "nosniff",
            HttpHeaderNames.CONTENT_SECURITY_POLICY,
            "default-src 'none'; frame-ancestors 'none'",
            "referrer-policy",
            "no-referrer",
            HttpHeaderNames.CACHE_CONTROL,
            "no-store",
            "cross-origin-resource-policy",
            "same-origin",
            HttpHeaderNames.X_FRAME_OPTIONS,
            "DENY");

    private static final String TRANSPORT_SECURITY = "strict-transport-security";
    private static final String ONE_YEAR = "max-age=31536000";

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean()
                .register(new HttpConnections(connection ->
                        connection.pipeline().addAfter(HttpConnections.CODEC, "security-headers", handler())));
        return event.getBean();
    }

    static ChannelOutboundHandlerAdapter handler() {
        return new Answers();
    }

    private static final class Answers extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpResponse answer
                    && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
                complete(answer.headers(), context.pipeline().get(SslHandler.class) != null);
            }
            Future<?> unused = context.write(message, promise);
        }

        private static void complete(HttpHeaders headers, boolean encrypted) {
            HEADERS.forEach((name, value) -> {
                if (!headers.contains(name)) {
                    headers.set(name, value);
                }
            });
            // RFC 6797 §7.2: not over plain HTTP.
            if (encrypted && !headers.contains(TRANSPORT_SECURITY)) {
                headers.set(TRANSPORT_SECURITY, ONE_YEAR);
            }
        }
    }
}
