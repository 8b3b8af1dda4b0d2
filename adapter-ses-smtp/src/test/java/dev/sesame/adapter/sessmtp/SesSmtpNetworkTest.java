package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.port.out.Emails;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies, addresses, relays, and servers that take their time. */
class SesSmtpNetworkTest {

    @ParameterizedTest
    @ValueSource(strings = {"socks5://", "socks5://me:p%40ss@", "http://", "http://me:p%40ss@"})
    void message_goes_through_the_proxy_that_resolves_the_name(String uri) {
        try (RawServer server = accepting();
                FakeProxy proxy = new FakeProxy(uri, server.port());
                SesSmtpTransport transport = server.transport(config -> config.proxy(proxy.setting()))) {
            assertThat(transport.send(Emails.PLAIN, Accounts.EXAMPLE).messageId())
                    .isEqualTo("0102-0000");

            assertThat(proxy.targets()).containsExactly("localhost:" + server.port());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "socks5://me:wrong@, UNEXPECTED_ANSWER, refuses its user or password",
        "http://me:wrong@, UNEXPECTED_ANSWER, HTTP 407"
    })
    void proxy_that_refuses_us_is_named_and_its_password_is_not(String uri, FailureReason reason, String message) {
        try (RawServer server = accepting();
                FakeProxy proxy = new FakeProxy(uri.replace("wrong", "p%40ss"), server.port());
                SesSmtpTransport transport =
                        server.transport(config -> config.proxy(SmtpProxy.parse(uri + "127.0.0.1:" + proxy.port())))) {
            TransportException failure = failure(transport);

            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure).hasMessageContaining(message).hasMessageContaining("Check the proxy");
            assertThat(failure.toString()).doesNotContain("wrong");
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void proxy_that_cannot_reach_the_server_is_another_try(SmtpProxy.Kind kind) {
        String uri = kind == SmtpProxy.Kind.HTTP ? "http://" : "socks5://";
        try (FakeProxy proxy = new FakeProxy(uri, SimulatedSes.refusingPort());
                RawServer server = accepting();
                SesSmtpTransport transport = server.transport(config -> config.proxy(proxy.setting()))) {
            TransportException failure = failure(transport);

            assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
            assertThat(failure).hasMessageContaining("Check the proxy");
        }
    }

    @ParameterizedTest
    @EnumSource
    void server_that_is_no_proxy_is_told(SmtpProxy.Kind kind) {
        try (RawServer noProxy = RawServer.start(line -> {
                    line.sayWithoutEnd("220 I speak SMTP\r\n\r\n");
                    line.expectSilence();
                });
                SesSmtpTransport transport = noProxy.transport(
                        config -> config.proxy(new SmtpProxy(kind, "127.0.0.1", noProxy.port(), null)))) {
            assertThat(failure(transport).reason()).isEqualTo(FailureReason.UNEXPECTED_ANSWER);
        }
    }

    @Test
    void connection_comes_from_the_address_that_is_set() throws Exception {
        try (SimulatedSes ses = new SimulatedSes();
                SesSmtpTransport transport = ses.transport(config ->
                        config.host("127.0.0.1").bindAddress(loopback(7)).ehloName("mail.example.com"))) {
            transport.send(Emails.PLAIN, Accounts.EXAMPLE);

            assertThat(ses.smtp().connections().get(0).client().getAddress()).isEqualTo(loopback(7));
            assertThat(ses.smtp().connections().get(0).clearText()).startsWith("EHLO mail.example.com\r\n");
        }
    }

    private static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            250 2.0.0 Ok: queued as 4XyZabc123    | 4XyZabc123
            250 OK id=1tDxyz-000000-AB            | 1tDxyz-000000-AB
            250 2.0.0 Ok                          | <test-message@example.com>
            250 OK: message queued                | <test-message@example.com>
            250 Message identified and kept       | <test-message@example.com>
            250 Ok accepted                       | <test-message@example.com>
            250 Ok: message id 4XyZabc123         | 4XyZabc123
            250 Ok 0102018f-000000                | 0102018f-000000
            """)
    void relay_without_login_accepts_with_its_word(String reply, String id) {
        try (RawServer relay = RawServer.start(line -> {
                    line.startTls();
                    line.say("220 relay");
                    line.expect("EHLO");
                    line.say("250 relay");
                    line.takeMessage(reply);
                    line.expectSilence();
                });
                SesSmtpTransport transport = relay.transport(config -> config.auth(false))) {
            assertThat(transport.send(Emails.PLAIN, Accounts.WITHOUT_KEYS).messageId())
                    .isEqualTo(id);
        }
    }

    @Test
    void server_that_offers_no_login_gets_no_mail() {
        try (RawServer relay = RawServer.start(line -> {
                    line.startTls();
                    line.say("220 relay");
                    line.expect("EHLO");
                    line.say("250 relay");
                    line.expectEnd();
                });
                SesSmtpTransport transport = relay.transport()) {
            TransportException failure = failure(transport);

            assertThat(failure.reason()).isEqualTo(FailureReason.UNEXPECTED_ANSWER);
            assertThat(failure).hasMessageContaining("turn auth off");
        }
    }

    @Test
    void login_is_the_second_choice_of_mechanism() {
        try (RawServer server = RawServer.start(line -> {
                    line.startTls();
                    line.say("220 hello");
                    line.expect("EHLO");
                    line.say("250-hello\r\n250 AUTH LOGIN");
                    line.expect("AUTH LOGIN");
                    line.say("334 VXNlcm5hbWU6");
                    line.expect("QUtJQUlPU0ZPRE5ON0VYQU1QTEU=");
                    line.say("334 UGFzc3dvcmQ6");
                    line.expect("Qk1XNVJEclhtbVZzMGxWN0dwSTRvTGtIWHBaNHN0RHNrNnE5MXoxZzM4UGs=");
                    line.say("235 in");
                    line.takeMessage("250 Ok 0102-0000");
                    line.expectSilence();
                });
                SesSmtpTransport transport = server.transport()) {
            assertThat(transport.send(Emails.PLAIN, Accounts.EXAMPLE).messageId())
                    .isEqualTo("0102-0000");
        }
    }

    @Test
    void answer_that_drips_takes_no_longer_than_it_may() {
        try (RawServer server = RawServer.loggedIn(line -> {
                    line.takeEnvelope();
                    line.readContent();
                    while (true) {
                        // Slower than any answer, faster than any pause is allowed to be.
                        line.sayWithoutEnd("2");
                        pause();
                    }
                });
                SesSmtpTransport transport = server.transport(config -> config.answerTimeout(Duration.ofMillis(300)))) {
            assertThat(failure(transport).reason()).isEqualTo(FailureReason.ANSWER_LOST);
        }
    }

    /** The rhythm of a slow server, not a wait for something to happen. */
    private static void pause() {
        LockSupport.parkNanos(20_000_000);
    }

    @Test
    void server_that_takes_no_data_was_not_sent_the_message() {
        Phaser holdOn = new Phaser(1);
        try (RawServer server = RawServer.loggedIn(line -> {
                    line.takeEnvelope();
                    holdOn.awaitAdvance(0);
                });
                SesSmtpTransport transport = server.transport(config -> config.writeTimeout(Duration.ofMillis(300)))) {
            OutboundEmail large = Emails.email(null, "0123456789\n".repeat(2_000_000));

            TransportException failure =
                    catchThrowableOfType(TransportException.class, () -> transport.send(large, Accounts.EXAMPLE));

            assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
            assertThat(failure).hasMessageContaining("before the message was complete");
            holdOn.arrive();
        }
    }

    @Test
    void answer_that_is_cut_off_leaves_it_open() {
        try (RawServer server = RawServer.loggedIn(line -> {
                    line.takeEnvelope();
                    line.readContent();
                    line.sayWithoutEnd("25");
                    line.reset();
                });
                SesSmtpTransport transport = server.transport()) {
            assertThat(failure(transport).kind()).isEqualTo(FailureKind.AMBIGUOUS);
        }
    }

    @Test
    void host_is_that_of_the_region() {
        try (FakeProxy proxy = new FakeProxy("http://", SimulatedSes.refusingPort());
                SesSmtpTransport transport = new SesSmtpTransport(
                        SesSmtpConfig.builder().proxy(proxy.setting()).build(), SimulatedSes.CLOCK)) {
            failure(transport);

            assertThat(proxy.targets()).containsExactly("email-smtp.eu-west-1.amazonaws.com:587");
        }
    }

    private static RawServer accepting() {
        return RawServer.loggedIn(line -> {
            line.takeMessage("250 Ok 0102-0000");
            line.expectSilence();
        });
    }

    private static TransportException failure(SesSmtpTransport transport) {
        return catchThrowableOfType(TransportException.class, () -> transport.send(Emails.PLAIN, Accounts.EXAMPLE));
    }
}
