package com.example.pigeon;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How far one request came: the provider cannot have the message before the last byte of its body was given to the
 * connection, and may have it from then on. Safe for concurrent use: the body is read on a thread of the HTTP client.
 */
final class Handover {

    private enum Stage {
        UNDER_WAY,
        HANDED_OVER,
        WITHDRAWN
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.UNDER_WAY);

    /** Gives the message up, for good: true if the provider cannot have it. */
    boolean withdraw() {
        return stage.updateAndGet(s -> s == Stage.HANDED_OVER ? s : Stage.WITHDRAWN) == Stage.WITHDRAWN;
    }

    /** The body, which is watched as it is read, and not read to its end once the message was given up. */
    BodyPublisher watch(byte[] body) {
        BodyPublisher whole = BodyPublishers.ofByteArray(body);
        return new BodyPublisher() {

            @Override
            public long contentLength() {
                return whole.contentLength();
            }

            @Override
            public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
                whole.subscribe(new Watch(connection, body.length));
            }
        };
    }

    private final class Watch implements Flow.Subscriber<ByteBuffer> {

        private final Flow.Subscriber<? super ByteBuffer> connection;
        private long left;
        private Flow.Subscription source;

        Watch(Flow.Subscriber<? super ByteBuffer> connection, long length) {
            this.connection = connection;
            this.left = length;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            source = subscription;
            connection.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            left -= bytes.remaining();
            if (left > 0 || stage.compareAndSet(Stage.UNDER_WAY, Stage.HANDED_OVER)) {
                connection.onNext(bytes);
            } else {
                source.cancel();
                connection.onError(new IOException("the message was given up before it was handed over"));
            }
        }

        @Override
        public void onError(Throwable failure) {
            connection.onError(failure);
        }

        @Override
        public void onComplete() {
            connection.onComplete();
        }
    }
}
