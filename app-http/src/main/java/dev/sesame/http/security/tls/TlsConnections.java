package dev.sesame.http.security.tls;

import dev.sesame.http.security.RequestTimeout;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has every connection speak TLS if there is a certificate: HTTP/1.1 within it, as without. */
@Singleton
final class TlsConnections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final Provider<Tls> tls;
    private final Provider<RequestTimeout> timeout;

    TlsConnections(Provider<Tls> tls, Provider<RequestTimeout> timeout) {
        this.tls = tls;
        this.timeout = timeout;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        Optional<ServerCertificate> certificate = tls.get().certificate();
        certificate.ifPresent(present -> {
            event.getBean()
                    .register(new Encryption(present, timeout.get().value().toMillis(), null));
            present.watch();
        });
        return event.getBean();
    }

    private record Encryption(
            ServerCertificate certificate,
            long handshakeMillis,
            @Nullable Channel connection) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Encryption(certificate, handshakeMillis, channel) : this;
        }

        @Override
        public void onInitialPipelineBuilt() {
            if (connection != null) {
                SslHandler handler = certificate.context().newHandler(connection.alloc());
                handler.setHandshakeTimeoutMillis(handshakeMillis);
                connection.pipeline().addFirst("ssl", handler);
            }
        }
    }
}
