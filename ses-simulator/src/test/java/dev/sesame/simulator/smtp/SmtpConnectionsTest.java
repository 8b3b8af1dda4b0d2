package dev.sesame.simulator.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.simulator.SesSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpConnectionsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final SesSimulator simulator = SesSimulator.builder().smtp().start();
    private final SmtpService smtp = simulator.smtp();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void connections_and_their_messages_are_counted() throws Exception {
        try (RawSmtp one = RawSmtp.ready(simulator);
                RawSmtp two = RawSmtp.connectWithTls(simulator)) {
            one.mail("ann@example.com");
            one.send("NOOP");
            one.mail("bob@example.com");
            two.reply();

            assertThat(smtp.connectionsOpened()).isEqualTo(2);
            assertThat(smtp.connectionsOpen()).isEqualTo(2);
            assertThat(smtp.connections())
                    .extracting(SmtpConnectionLog::messages)
                    .containsExactly(2, 0);
            assertThat(smtp.connections().get(0).count("NOOP")).isEqualTo(1);
            assertThat(smtp.connections().get(0).count("MAIL")).isEqualTo(2);
            assertThat(smtp.connections().get(1).number()).isEqualTo(2);
            assertThat(smtp.connections().get(1).client().getAddress().isLoopbackAddress())
                    .isTrue();
            two.send("QUIT");
        }
        assertThat(smtp.awaitConnectionsOpen(0, SOON)).isTrue();
        assertThat(smtp.connectionsOpened()).isEqualTo(2);
        assertThat(smtp.connections()).noneMatch(SmtpConnectionLog::isOpen);
        assertThat(smtp.awaitConnectionsOpen(1, Duration.ZERO)).isFalse();
    }

    @Test
    void connections_beyond_the_limit_are_turned_away() throws Exception {
        smtp.behaviour().maxConnections(1);
        try (RawSmtp one = RawSmtp.ready(simulator)) {
            try (RawSmtp two = RawSmtp.connect(simulator)) {
                assertThat(two.reply()).isEqualTo("421 Too many concurrent SMTP connections");
                assertThat(two.isClosed()).isTrue();
            }
            assertThat(one.mail("ann@example.com")).startsWith("250 Ok ");
        }
        assertThat(smtp.awaitConnectionsOpen(0, SOON)).isTrue();
        try (RawSmtp three = RawSmtp.connect(simulator)) {
            assertThat(three.reply()).startsWith("220 ");
        }
    }

    @Test
    void messages_beyond_the_limit_of_a_connection_end_it() throws Exception {
        smtp.behaviour().maxMessagesPerConnection(2);
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            client.mail("ann@example.com");
            client.mail("ann@example.com");

            assertThat(client.send("MAIL FROM:<noreply@example.com>"))
                    .isEqualTo("421 Connection closed by server. Maximum message count per session reached.");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void silence_ends_a_session_with_the_reply_that_is_set() throws Exception {
        smtp.behaviour().idleTimeout(Duration.ofMillis(1)).idleReply("421 4.4.2 Timeout waiting for data from client.");
        try (RawSmtp client = RawSmtp.connect(simulator)) {
            client.reply();

            assertThat(client.reply()).isEqualTo("421 4.4.2 Timeout waiting for data from client.");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void silence_in_the_middle_of_the_content_ends_the_session_too() throws Exception {
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            smtp.behaviour().idleTimeout(Duration.ofMillis(1));
            client.write("MAIL FROM:<noreply@example.com>\r\nRCPT TO:<ann@example.com>\r\nDATA\r\nFrom: nore");
            client.reply();
            client.reply();

            assertThat(client.reply()).startsWith("354 ");
            assertThat(client.reply()).isEqualTo("451 4.4.2 Timeout waiting for data from client.");
        }
        assertThat(simulator.mailbox().messages()).isEmpty();
    }

    @Test
    void all_idle_sessions_can_be_timed_out_at_will() throws Exception {
        try (RawSmtp one = RawSmtp.ready(simulator);
                RawSmtp two = RawSmtp.connect(simulator);
                RawSmtp busy = RawSmtp.ready(simulator)) {
            two.reply();
            busy.envelope("ann@example.com");

            smtp.timeOutIdleConnections();

            assertThat(one.reply()).isEqualTo("451 4.4.2 Timeout waiting for data from client.");
            assertThat(one.isClosed()).isTrue();
            assertThat(two.reply()).isEqualTo("451 4.4.2 Timeout waiting for data from client.");
            assertThat(busy.content(RawSmtp.message("ann@example.com"))).startsWith("250 Ok ");
        }
    }

    @Test
    void all_connections_can_be_dropped_at_will() throws Exception {
        try (RawSmtp one = RawSmtp.ready(simulator)) {
            smtp.dropConnections();

            assertThat(one.isClosed()).isTrue();
            assertThat(smtp.awaitConnectionsOpen(0, SOON)).isTrue();
        }
    }

    @Test
    void closed_simulator_takes_no_connection() throws Exception {
        int port = simulator.smtpPort();
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            simulator.close();
            simulator.close();

            assertThat(client.isClosed()).isTrue();
            assertThatThrownBy(() -> RawSmtp.connect(simulator)).isInstanceOf(IOException.class);
            assertThat(simulator.smtpPort()).isEqualTo(port);
        }
    }

    @Test
    void smtp_is_off_unless_it_is_asked_for() {
        try (SesSimulator other = SesSimulator.start()) {
            assertThatThrownBy(other::smtpPort)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("builder().smtp()");
        }
    }

    @Test
    void port_in_use_is_named() {
        for (SmtpSettings settings : new SmtpSettings[] {
            SmtpSettings.DEFAULT.withPorts(simulator.smtpPort(), 0),
            SmtpSettings.DEFAULT.withPorts(0, simulator.smtpPort())
        }) {
            assertThatThrownBy(() -> SesSimulator.builder().smtp(settings).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("The simulator cannot listen on 127.0.0.1:" + simulator.smtpPort());
        }
    }
}
