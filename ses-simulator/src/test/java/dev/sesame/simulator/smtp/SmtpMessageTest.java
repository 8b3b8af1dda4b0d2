package dev.sesame.simulator.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpMessageTest {

    private final SesSimulator simulator = SesSimulator.builder().smtp().start();
    private RawSmtp client;

    @BeforeEach
    void connect() throws Exception {
        client = RawSmtp.ready(simulator);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        simulator.close();
    }

    @Test
    void source_is_kept_as_it_was_before_dots_were_added() throws Exception {
        String source = RawSmtp.message("ann@example.com") + "\r\n.hidden\r\n\u00c3\u00a9\r\n";
        client.envelope("ann@example.com");

        client.content(source.replace("\r\n.", "\r\n..").stripTrailing());

        assertThat(mail().request()).isEqualTo(source);
        assertThat(mail().text()).startsWith("123456\r\n.hidden");
    }

    @Test
    void instructions_in_headers_are_followed_and_taken_out() throws Exception {
        client.envelope("ann@example.com");

        client.content("""
                X-SES-CONFIGURATION-SET: login\r
                X-SES-MESSAGE-TAGS: usage=sign-in, tenant=a1\r
                X-SES-FROM-ARN: arn:from\r
                X-SES-SOURCE-ARN: arn:source\r
                X-SES-RETURN-PATH-ARN: arn:return\r
                X-SES-TENANT: tenant-1\r
                """ + RawSmtp.message("ann@example.com"));

        assertThat(mail().configurationSetName()).isEqualTo("login");
        assertThat(mail().tags()).isEqualTo(Map.of("usage", "sign-in", "tenant", "a1"));
        assertThat(mail().fromIdentityArn()).isEqualTo("arn:from");
        assertThat(mail().feedbackForwardingIdentityArn()).isEqualTo("arn:return");
        assertThat(mail().tenantName()).isEqualTo("tenant-1");
        assertThat(mail().headers()).extracting(MailHeader::name).noneMatch(name -> name.startsWith("X-SES"));
        assertThat(mail().header("Message-ID")).hasValue("<" + mail().id() + "@eu-west-1.amazonses.com>");
    }

    @Test
    void envelope_says_who_receives_and_where_feedback_goes() throws Exception {
        client.send("MAIL FROM:<bounces@example.com> SIZE=1000");
        client.send("RCPT TO:<ann@example.com>");
        client.send("rcpt to:<bob@example.com>");
        client.send("DATA");
        client.content(RawSmtp.message("ann@example.com"));

        assertThat(mail().to()).containsExactly("ann@example.com");
        assertThat(mail().recipients()).containsExactly("ann@example.com", "bob@example.com");
        assertThat(mail().bcc()).containsExactly("bob@example.com");
        assertThat(mail().feedbackForwardingAddress()).isEqualTo("bounces@example.com");
    }

    @Test
    void sender_of_the_envelope_is_no_feedback_address_if_it_is_from() throws Exception {
        client.mail("ann@example.com");

        assertThat(mail().feedbackForwardingAddress()).isNull();
    }

    @Test
    void session_takes_message_after_message_whatever_became_of_the_last() throws Exception {
        assertThat(client.mail("ann@example.com")).startsWith("250 Ok ");
        client.envelope("bob@example.com");
        assertThat(client.content("no header")).startsWith("554 ");
        client.send("MAIL FROM:<noreply@example.com>");
        assertThat(client.send("RSET")).isEqualTo("250 Ok");
        assertThat(client.mail("cem@example.com")).startsWith("250 Ok ");

        assertThat(simulator.mailbox().messages())
                .extracting(mail -> mail.to().get(0))
                .containsExactly("cem@example.com", "ann@example.com");
        assertThat(simulator.smtp().connections().get(0).messages()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL FROM:<not-an-address> | 553 <not-an-address> Invalid email address.",
                "MAIL FROM:<> | 553 <> Invalid email address.",
                "MAIL FROM:<zoë@example.com> | 553 <zo?@example.com> Invalid email address.",
                "MAIL TO:<noreply@example.com> | 501 Syntax: MAIL FROM: <address>",
                "MAIL FROM:noreply@example.com | 501 Syntax: MAIL FROM: <address>",
                "MAIL FROM:<noreply@example.com> SIZE=41943041 | 552 Message is too long.",
                "MAIL FROM:<noreply@example.com> SMTPUTF8 | 555 MAIL FROM parameters not recognized or not implemented",
                "RCPT TO:<ann@example.com> | 503 5.5.1 Error: need MAIL command",
                "DATA | 503 5.5.1 Error: need MAIL command",
                "EHLO | 501 Syntax: EHLO hostname",
                "HELO client.example.com | 250 email-smtp.amazonaws.com",
                "VRFY ann | 502 VRFY command is disabled",
                "TURN | 500 Error: command not implemented",
                "noop hello | 250 Ok"
            })
    void command_has_its_reply(String command, String reply) throws Exception {
        assertThat(client.send(command)).isEqualTo(reply);
    }

    @Test
    void order_of_commands_matters() throws Exception {
        client.send("MAIL FROM:<noreply@example.com>");

        assertThat(client.send("MAIL FROM:<noreply@example.com>")).startsWith("503 5.5.1 ");
        assertThat(client.send("DATA")).isEqualTo("503 Error: need RCPT command");
        assertThat(client.send("RCPT TO:<ann@>")).isEqualTo("553 <ann@> Invalid email address.");
        assertThat(client.send("RCPT TO: ann")).isEqualTo("501 Syntax: RCPT TO: <address>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Subject: a | Subject: b | Duplicate header 'Subject'.",
                "X-A: a | X-SES-MESSAGE-TAGS: usage=sign in | Invalid tag value <sign in>, only alphanumeric ASCII",
                "X-A: a | To: <> | Empty address",
                "X-A: a | X-SES-CONFIGURATION-SET: a b | Invalid configuration set name <a b>"
            })
    void wrong_header_fails_the_transaction(String one, String other, String reason) throws Exception {
        client.envelope("ann@example.com");

        assertThat(client.content("From: noreply@example.com\r\n" + one + "\r\n" + other + "\r\n\r\ntext"))
                .startsWith("554 Transaction failed: " + reason);
        assertThat(simulator.mailbox().messages()).isEmpty();
    }

    @Test
    void message_without_from_fails_the_transaction() throws Exception {
        client.envelope("ann@example.com");

        assertThat(client.content("To: ann@example.com\r\n\r\ntext"))
                .isEqualTo("554 Transaction failed: Missing required header 'From'.");
    }

    @Test
    void line_of_more_than_1000_octets_fails_the_transaction() throws Exception {
        client.envelope("ann@example.com");

        assertThat(client.content(RawSmtp.message("ann@example.com") + "\r\n" + "x".repeat(999)))
                .startsWith("554 Transaction failed: The message has a line of more than 1000 characters.");
    }

    @Test
    void message_of_more_than_40_megabytes_is_too_long() throws Exception {
        client.envelope("ann@example.com");
        String line = "x".repeat(998) + "\r\n";
        client.write(RawSmtp.message("ann@example.com") + "\r\n");
        for (int i = 0; i < 42; i++) {
            client.write(line.repeat(1000));
        }

        assertThat(client.content("")).isEqualTo("552 Message is too long.");
        assertThat(client.mail("ann@example.com")).startsWith("250 Ok ");
    }

    @Test
    void message_has_no_more_than_50_recipients() throws Exception {
        client.send("MAIL FROM:<noreply@example.com>");
        for (int i = 0; i < 51; i++) {
            assertThat(client.send("RCPT TO:<user" + i + "@example.com>")).isEqualTo("250 Ok");
        }
        client.send("DATA");

        assertThat(client.content(RawSmtp.message("ann@example.com")))
                .isEqualTo("554 Transaction failed: Recipient count exceeds 50.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP\n", "NO\rOP\r\n", "\u0016\u0003\u0001"})
    void line_that_is_none_ends_the_session(String octets) throws Exception {
        client.write(octets);

        assertThat(client.reply()).startsWith("501 Syntax error");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void client_that_leaves_in_the_middle_leaves_nothing_behind() throws Exception {
        client.envelope("ann@example.com");
        client.write(RawSmtp.message("ann@example.com") + "\r\n.\r");
        client.close();

        assertThat(simulator.smtp().awaitConnectionsOpen(0, Duration.ofSeconds(20)))
                .isTrue();
        assertThat(simulator.mailbox().messages()).isEmpty();
    }

    private ReceivedMail mail() {
        return simulator.mailbox().messages().get(0);
    }
}
