package dev.sesame.simulator.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.fault.Faults;
import dev.sesame.simulator.fault.SmtpFault;
import dev.sesame.simulator.fault.SmtpStage;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpFaultsTest {

    private static final String ANN = "ann@example.com";
    private static final Duration EVER = Duration.ofHours(1);

    private final SesSimulator simulator = SesSimulator.builder().smtp().start();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void throttle_comes_after_the_final_dot_and_the_session_goes_on() throws Exception {
        simulator.faults().next(Fault.throttled()).next(Fault.dailyQuotaExceeded());
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            assertThat(client.mail(ANN)).isEqualTo("454 Throttling failure: Maximum sending rate exceeded.");
            assertThat(client.mail(ANN)).isEqualTo("454 Throttling failure: Daily message quota exceeded.");
            assertThat(client.mail(ANN)).startsWith("250 Ok ");
        }
        assertThat(simulator.mailbox().messages()).hasSize(1);
    }

    @Test
    void errors_of_the_api_have_the_replies_of_smtp() throws Exception {
        simulator
                .faults()
                .next(Fault.error(SesError.accessDenied()))
                .next(Fault.error(SesError.serviceUnavailable()))
                .next(Fault.error(SesError.messageRejected("Email address is\r\nnot verified.")));
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            assertThat(client.mail(ANN))
                    .startsWith("554 Access denied: User: ")
                    .contains("not authorized to perform: ses:SendRawEmail");
            assertThat(client.mail(ANN)).isEqualTo("451 Temporary service failure");
            assertThat(client.mail(ANN)).isEqualTo("554 Message rejected: Email address is?not verified.");
        }
    }

    @Test
    void api_and_smtp_pass_over_the_faults_of_each_other() {
        Fault onMail = SmtpFault.tooManyMessages();
        Fault onMessage = SmtpFault.closeAfterAccepting();
        Faults faults =
                simulator.faults().next(onMail).next(2, Fault.throttled()).next(onMessage);
        faults.always(Fault.notJson());

        assertThat(faults.takeNext("SendEmail")).hasValue(Fault.throttled());
        assertThat(faults.takeOnSmtp(SmtpStage.CONNECT, List.of())).isEmpty();
        assertThat(faults.takeOnSmtp(SmtpStage.MESSAGE, List.of())).hasValue(Fault.throttled());
        assertThat(faults.takeNext("SendEmail")).hasValue(Fault.notJson());
        assertThat(faults.takeOnSmtp(SmtpStage.MESSAGE, List.of())).hasValue(onMessage);
        assertThat(faults.takeOnSmtp(SmtpStage.MAIL, List.of())).hasValue(onMail);
        assertThat(faults.takeOnSmtp(SmtpStage.MAIL, List.of())).isEmpty();
        assertThat(faults.takeOnSmtp(SmtpStage.MESSAGE, List.of())).hasValue(Fault.notJson());
    }

    @Test
    void greeting_may_be_refused() throws Exception {
        simulator.faults().next(SmtpFault.tooManyConnections()).next(SmtpFault.reply(SmtpStage.CONNECT, "554 No"));
        try (RawSmtp first = RawSmtp.connect(simulator)) {
            assertThat(first.reply()).isEqualTo("421 Too many concurrent SMTP connections");
            assertThat(first.isClosed()).isTrue();
        }
        try (RawSmtp second = RawSmtp.connect(simulator)) {
            assertThat(second.reply()).isEqualTo("554 No");
            assertThat(second.send("QUIT")).isEqualTo("221 Bye");
        }
    }

    @Test
    void any_command_may_have_another_reply_and_then_has_no_effect() throws Exception {
        try (RawSmtp client = RawSmtp.encrypted(simulator)) {
            String login = RawSmtp.plain(Credential.EXAMPLE.accessKeyId(), RawSmtp.PASSWORD);
            simulator
                    .faults()
                    .next(SmtpFault.temporaryAuthenticationFailure())
                    .next(SmtpFault.reply(SmtpStage.MAIL, "451 Not now"))
                    .next(SmtpFault.reply(SmtpStage.RCPT, "553 No"))
                    .next(SmtpFault.reply(SmtpStage.DATA, "451 No data"))
                    .next(SmtpFault.reply(SmtpStage.NOOP, "500 What?"))
                    .next(SmtpFault.reply(SmtpStage.RSET, "500 What?"));

            assertThat(client.send(login)).isEqualTo("454 Temporary authentication failure");
            assertThat(client.send("MAIL FROM:<noreply@example.com>")).startsWith("530 ");
            client.send(login);
            assertThat(client.send("MAIL FROM:<noreply@example.com>")).isEqualTo("451 Not now");
            client.send("MAIL FROM:<noreply@example.com>");
            assertThat(client.send("RCPT TO:<ann@example.com>")).isEqualTo("553 No");
            assertThat(client.send("DATA")).isEqualTo("503 Error: need RCPT command");
            client.send("RCPT TO:<ann@example.com>");
            assertThat(client.send("DATA")).isEqualTo("451 No data");
            assertThat(client.send("NOOP")).isEqualTo("500 What?");
            assertThat(client.send("RSET")).isEqualTo("500 What?");
            client.send("RSET");
            assertThat(client.mail(ANN)).startsWith("250 Ok ");
        }
    }

    @Test
    void starttls_may_fail_and_ehlo_too() throws Exception {
        simulator
                .faults()
                .next(SmtpFault.reply(SmtpStage.EHLO, "502 No"))
                .next(SmtpFault.reply(SmtpStage.STARTTLS, "454 TLS not available due to temporary reason"));
        try (RawSmtp client = RawSmtp.connect(simulator)) {
            client.reply();
            assertThat(client.send("EHLO client.example.com")).isEqualTo("502 No");
            assertThat(client.send("STARTTLS")).startsWith("454 ");
            assertThat(client.send("AUTH LOGIN")).startsWith("530 ");
        }
    }

    @Test
    void fault_may_wait_for_a_recipient() throws Exception {
        simulator
                .faults()
                .forRecipient("bob@example.com", SmtpFault.reply(SmtpStage.RCPT, "451 Greylisted"))
                .forRecipient("cem@example.com", Fault.throttled());
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            client.send("MAIL FROM:<noreply@example.com>");
            assertThat(client.send("RCPT TO:<bob@example.com>")).isEqualTo("451 Greylisted");
            assertThat(client.send("RCPT TO:<ann@example.com>")).isEqualTo("250 Ok");
            client.send("RSET");
            assertThat(client.mail("cem@example.com")).startsWith("454 Throttling failure");
            assertThat(client.mail(ANN)).startsWith("250 Ok ");
        }
        assertThatThrownBy(() -> simulator.faults().forRecipient(ANN, SmtpFault.tooManyConnections()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CONNECT");
    }

    @Test
    void fault_for_every_session_lasts_until_it_is_cleared() throws Exception {
        simulator.faults().always(SmtpFault.tooManyMessages()).always(SmtpFault.reply(SmtpStage.NOOP, "421 Bye"));
        for (int i = 0; i < 2; i++) {
            try (RawSmtp client = RawSmtp.ready(simulator)) {
                assertThat(client.send("MAIL FROM:<noreply@example.com>"))
                        .isEqualTo("421 Connection closed by server. Maximum message count per session reached.");
                assertThat(client.isClosed()).isTrue();
            }
        }
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            assertThat(client.send("NOOP")).isEqualTo("421 Bye");
        }
        simulator.faults().clear();
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            assertThat(client.mail(ANN)).startsWith("250 Ok ");
        }
    }

    @Test
    void connection_may_drop_at_any_command() throws Exception {
        for (SmtpStage stage : new SmtpStage[] {SmtpStage.MAIL, SmtpStage.NOOP, SmtpStage.QUIT}) {
            simulator.faults().next(SmtpFault.drop(stage));
        }
        for (String command : new String[] {"MAIL FROM:<noreply@example.com>", "NOOP", "QUIT"}) {
            try (RawSmtp client = RawSmtp.ready(simulator)) {
                client.write(command + "\r\n");
                assertThat(client.isClosed()).isTrue();
            }
        }
    }

    @Test
    void connection_dropped_before_the_final_dot_leaves_no_mail() throws Exception {
        simulator.faults().next(SmtpFault.dropBeforeFinalDot());
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            assertThat(client.envelope(ANN)).startsWith("354 ");
            client.write("From: noreply@example.com\r\n");
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(simulator.mailbox().messages()).isEmpty();
    }

    @Test
    void client_may_be_told_of_its_silence_in_the_middle_of_the_content() throws Exception {
        simulator.faults().next(SmtpFault.idleInContent());
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            client.envelope(ANN);
            assertThat(client.content(RawSmtp.message(ANN)))
                    .isEqualTo("421 4.4.2 Timeout waiting for data from client.");
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(simulator.mailbox().messages()).isEmpty();
    }

    @Test
    void connection_dropped_after_the_final_dot_leaves_mail_only_if_it_was_accepted() throws Exception {
        simulator.faults().next(Fault.dropBeforeAccepting()).next(Fault.dropAfterAccepting());
        for (int accepted = 0; accepted < 2; accepted++) {
            try (RawSmtp client = RawSmtp.ready(simulator)) {
                assertThat(client.mail(ANN)).isEmpty();
                assertThat(client.isClosed()).isTrue();
            }
            assertThat(simulator.mailbox().messages()).hasSize(accepted);
        }
    }

    @Test
    void acceptance_may_be_cut_or_garbled() throws Exception {
        simulator
                .faults()
                .next(Fault.notJson())
                .next(SmtpFault.replyAfterEffect(SmtpStage.MESSAGE, "250 Ok"))
                .next(Fault.htmlErrorPage())
                .next(Fault.cutAnswer());
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            assertThat(client.mail(ANN)).isEqualTo("{\"MessageId\":");
            assertThat(client.mail(ANN)).isEqualTo("250 Ok");
            assertThat(client.mail(ANN)).startsWith("<html>");
            assertThat(client.mail(ANN)).startsWith("250 Ok 0102").doesNotEndWith("-000000");
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(simulator.mailbox().messages()).hasSize(3);
    }

    @Test
    void session_may_end_right_after_an_acceptance() throws Exception {
        simulator.faults().next(SmtpFault.closeAfterAccepting()).next(SmtpFault.idleAfter(SmtpStage.AUTH));
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            assertThat(client.reply()).isEqualTo("451 4.4.2 Timeout waiting for data from client.");
            assertThat(client.isClosed()).isTrue();
        }
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            assertThat(client.mail(ANN)).startsWith("250 Ok 0102");
            assertThat(client.reply()).isEqualTo("421 4.4.2 Timeout waiting for data from client.");
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(simulator.mailbox().messages()).hasSize(1);
    }

    @Test
    void late_reply_does_not_keep_the_mail_waiting() throws Exception {
        simulator.faults().next(Fault.delay(EVER));
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            client.envelope(ANN);
            client.write(RawSmtp.message(ANN) + "\r\n.\r\n");

            assertThat(simulator.mailbox().await(Duration.ofSeconds(20), mail -> true))
                    .isPresent();
            assertThatThrownBy(() -> client.replyWithin(Duration.ofMillis(1)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void slow_reply_is_whole_in_the_end() throws Exception {
        simulator.faults().next(Fault.slowAnswer(Duration.ofMillis(80)));
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            assertThat(client.mail(ANN)).matches("250 Ok 0102\\S+-000000");
        }
    }

    @Test
    void banner_may_be_slow() throws Exception {
        simulator.faults().next(SmtpFault.slowBanner(EVER)).next(SmtpFault.slowBanner(Duration.ofMillis(1)));
        try (RawSmtp slow = RawSmtp.connect(simulator)) {
            assertThatThrownBy(() -> slow.replyWithin(Duration.ofMillis(1))).isInstanceOf(SocketTimeoutException.class);
            try (RawSmtp quicker = RawSmtp.connect(simulator)) {
                assertThat(quicker.reply()).startsWith("220 ");
            }
        }
    }

    @Test
    void content_may_be_read_late() throws Exception {
        simulator.faults().next(SmtpFault.delay(SmtpStage.CONTENT, Duration.ofMillis(1)));
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            assertThat(client.mail(ANN)).startsWith("250 Ok ");
        }
    }
}
