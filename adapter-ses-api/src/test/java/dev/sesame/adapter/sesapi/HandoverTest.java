package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private final Handover handover = new Handover();

    private InputStream body() {
        return handover.watch(new ByteArrayInputStream(new byte[10]), 10);
    }

    @Test
    void body_read_to_sign_it_is_not_handed_over() throws IOException {
        body().readAllBytes();
        handover.startTransmission();

        assertThat(handover.withdraw()).isTrue();
    }

    @Test
    void body_read_but_for_its_last_byte_is_not_handed_over() throws IOException {
        handover.startTransmission();
        body().readNBytes(9);

        assertThat(handover.withdraw()).isTrue();
    }

    @Test
    void last_byte_hands_the_message_over_before_the_end_is_seen() throws IOException {
        handover.startTransmission();
        InputStream body = body();
        body.readNBytes(9);
        body.read();

        assertThat(handover.withdraw()).isFalse();
    }

    @Test
    void message_that_was_given_up_cannot_be_completed() throws IOException {
        handover.startTransmission();
        InputStream body = body();
        body.readNBytes(9);
        handover.withdraw();

        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> body().readNBytes(10)).isInstanceOf(IOException.class);
    }
}
