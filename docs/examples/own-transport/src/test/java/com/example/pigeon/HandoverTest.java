package com.example.pigeon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private static final byte[] BODY = new byte[100_000];

    private final Handover handover = new Handover();
    private final Connection connection = new Connection();

    @Test
    void message_is_handed_over_with_its_last_byte() {
        handover.watch(BODY).subscribe(connection);

        connection.readAll();

        assertThat(connection.bytes).isEqualTo(BODY.length);
        assertThat(connection.completed).isTrue();
        assertThat(handover.withdraw()).isFalse();
    }

    @Test
    void message_that_was_given_up_halfway_is_never_completed() {
        handover.watch(BODY).subscribe(connection);
        connection.readOnce();

        assertThat(handover.withdraw()).isTrue();
        connection.readAll();

        assertThat(connection.bytes).isPositive().isLessThan(BODY.length);
        assertThat(connection.failed).isTrue();
        assertThat(handover.withdraw()).isTrue();
    }

    /** Reads as much as it is told to. */
    private static final class Connection implements Flow.Subscriber<ByteBuffer> {

        private Flow.Subscription body;
        private long bytes;
        private boolean completed;
        private boolean failed;

        void readOnce() {
            body.request(1);
        }

        void readAll() {
            body.request(Long.MAX_VALUE);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            body = subscription;
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            bytes += buffer.remaining();
        }

        @Override
        public void onError(Throwable failure) {
            failed = true;
        }

        @Override
        public void onComplete() {
            completed = true;
        }
    }
}
