package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireSocketTest {

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ServerSocket server = listen();
    private final WireSocket wire = wire();
    private Socket peer = new Socket();

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private WireSocket wire() {
        try {
            return new WireSocket("mail.example.com", Duration.ofSeconds(20), Duration.ofMillis(200), timer);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void connect() throws Exception {
        wire.connect(server.getLocalSocketAddress());
        peer = server.accept();
    }

    @AfterEach
    void close() throws Exception {
        wire.close();
        peer.close();
        server.close();
        timer.shutdownNow();
    }

    @Test
    void what_was_written_before_the_end_is_not_the_end() throws Exception {
        wire.getOutputStream().write(END);

        wire.startHandover();

        assertThat(wire.mayHaveLeft()).isFalse();
    }

    @Test
    void end_that_was_written_may_have_left() throws Exception {
        wire.startHandover();

        wire.getOutputStream().write(END);
        wire.endHandover();

        assertThat(wire.mayHaveLeft()).isTrue();
        wire.startHandover();
        assertThat(wire.mayHaveLeft()).isFalse();
    }

    @Test
    void end_that_could_not_be_written_has_not_left() throws Exception {
        peer.setSoLinger(true, 0);
        peer.close();
        assertThatThrownBy(() -> wire.getInputStream().read()).isInstanceOf(IOException.class);
        wire.startHandover();

        assertThatThrownBy(() -> wire.getOutputStream().write(END)).isInstanceOf(IOException.class);

        assertThat(wire.mayHaveLeft()).isFalse();
    }

    @Test
    void end_that_the_network_does_not_take_has_not_left() throws Exception {
        OutputStream out = wire.getOutputStream();
        wire.startHandover();
        byte[] more = new byte[32 << 20];

        assertThatThrownBy(() -> out.write(more)).isInstanceOf(IOException.class);

        assertThat(wire.mayHaveLeft()).isFalse();
    }

    @Test
    void small_packets_are_not_held_back() throws Exception {
        assertThat(wire.getTcpNoDelay()).isTrue();
    }

    @Test
    void server_is_called_by_the_name_it_was_given() {
        assertThat(wire.getInetAddress().getHostName()).isEqualTo("mail.example.com");
        assertThat(wire.getInetAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void time_for_an_answer_begins_anew_with_what_it_answers() throws Exception {
        wire.patience(Duration.ofNanos(1));
        assertThatThrownBy(() -> wire.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        wire.getOutputStream().write(1);
        assertThatThrownBy(() -> wire.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        wire.patiencePerAnswer(Duration.ofSeconds(20));
        wire.getOutputStream().write(1);
        peer.getOutputStream().write(7);

        assertThat(wire.getInputStream().read()).isEqualTo(7);
    }
}
