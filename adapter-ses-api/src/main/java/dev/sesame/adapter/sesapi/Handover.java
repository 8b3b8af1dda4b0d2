package dev.sesame.adapter.sesapi;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How far one attempt came: SES cannot have a message before the last byte of the request's body was given to the
 * connection, and may have it from then on. A message that was withdrawn before is never completed afterwards, even if
 * the connection comes about late. Safe for concurrent use: the body is read on the connection's thread.
 */
final class Handover {

    private enum Stage {
        PREPARED,
        TRANSMITTING,
        HANDED_OVER,
        WITHDRAWN
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.PREPARED);

    /** Everything before, such as signing, read the body without sending it; from now on, reading is sending. */
    void startTransmission() {
        stage.compareAndSet(Stage.PREPARED, Stage.TRANSMITTING);
    }

    /** Gives the attempt up; from then on the answer is final: true if SES cannot have the message. */
    boolean withdraw() {
        return stage.updateAndGet(s -> s == Stage.HANDED_OVER ? s : Stage.WITHDRAWN) == Stage.WITHDRAWN;
    }

    /** The body, of this many bytes, watched as it is read. */
    InputStream watch(InputStream body, long length) {
        return new FilterInputStream(body) {

            private long left = length;

            @Override
            public int read() throws IOException {
                int value = super.read();
                passed(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] buffer, int offset, int count) throws IOException {
                int read = super.read(buffer, offset, count);
                passed(Math.max(read, 0));
                return read;
            }

            @Override
            public boolean markSupported() {
                return false;
            }

            private void passed(int count) throws IOException {
                left -= count;
                if (left <= 0) {
                    handOver();
                }
            }
        };
    }

    private void handOver() throws IOException {
        if (stage.compareAndSet(Stage.TRANSMITTING, Stage.HANDED_OVER)) {
            return;
        }
        if (stage.get() == Stage.WITHDRAWN) {
            throw new IOException("the attempt was given up before the request was complete");
        }
    }
}
