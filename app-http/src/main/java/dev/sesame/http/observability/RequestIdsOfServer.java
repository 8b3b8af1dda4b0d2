package dev.sesame.http.observability;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.concurrent.Future;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Gives an id to what the server answers on its own, before any filter is asked: to a request that is no HTTP, or too large. */
@Singleton
final class RequestIdsOfServer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private static final String CODEC = "http-server-codec";

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    private record Customizer(@Nullable Channel connection) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Customizer(channel) : this;
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (connection != null && connection.pipeline().get(CODEC) != null) {
                connection.pipeline().addAfter(CODEC, "request-id", new Answers());
            }
        }
    }

    private static final class Answers extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpResponse answer
                    && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL
                    && !answer.headers().contains(RequestId.HEADER)) {
                answer.headers().set(RequestId.HEADER, RequestId.next().value());
            }
            Future<?> unused = context.write(message, promise);
        }
    }
}
