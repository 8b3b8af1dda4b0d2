package dev.sesame.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.simulator.mailbox.MailAttachment;
import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

class SendEmailTest {

    private final SesSimulator simulator = SesSimulator.start();
    private final SesV2Client ses = SesClients.of(simulator);

    @AfterEach
    void close() {
        ses.close();
        simulator.close();
    }

    @Test
    void simple_message_arrives_as_it_was_sent() {
        String id = ses.sendEmail(SesClients.message()).messageId();

        ReceivedMail mail = received();
        assertThat(mail.id()).isEqualTo(id).matches("0102[0-9a-f]{12}-[0-9a-f-]{36}-000000");
        assertThat(mail.via()).isEqualTo("ses-api");
        assertThat(mail.region()).isEqualTo("eu-west-1");
        assertThat(mail.accessKeyId()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
        assertThat(mail.from()).isEqualTo("Sesame <noreply@example.com>");
        assertThat(mail.to()).containsExactly("ann@example.com");
        assertThat(mail.subject()).isEqualTo("Your code is 123456");
        assertThat(mail.html()).isEqualTo("<p>123456</p>");
        assertThat(mail.text()).isEqualTo("123456");
        assertThat(mail.configurationSetName()).isNull();
        assertThat(mail.request()).startsWith("{").contains("\"FromEmailAddress\":\"Sesame <noreply@example.com>\"");
    }

    @Test
    void every_parameter_is_kept() {
        ses.sendEmail(SesClients.message().toBuilder()
                .destination(to -> to.toAddresses("ann@example.com")
                        .ccAddresses("bob@example.com")
                        .bccAddresses("eve@example.com"))
                .replyToAddresses("Help <help@example.com>")
                .emailTags(SesClients.tag("usage", "SignIn"), SesClients.tag("attempt", "1-2_3"))
                .configurationSetName("login")
                .fromEmailAddressIdentityArn("arn:aws:ses:eu-west-1:123456789012:identity/example.com")
                .feedbackForwardingEmailAddress("bounce@example.com")
                .feedbackForwardingEmailAddressIdentityArn("arn:aws:ses:eu-west-1:123456789012:identity/b.example.com")
                .tenantName("acme")
                .build());

        ReceivedMail mail = received();
        assertThat(mail.to()).containsExactly("ann@example.com");
        assertThat(mail.cc()).containsExactly("bob@example.com");
        assertThat(mail.bcc()).containsExactly("eve@example.com");
        assertThat(mail.recipients()).containsExactly("ann@example.com", "bob@example.com", "eve@example.com");
        assertThat(mail.replyTo()).containsExactly("Help <help@example.com>");
        assertThat(mail.tags()).containsExactly(Map.entry("usage", "SignIn"), Map.entry("attempt", "1-2_3"));
        assertThat(mail.configurationSetName()).isEqualTo("login");
        assertThat(mail.fromIdentityArn()).endsWith(":identity/example.com");
        assertThat(mail.feedbackForwardingAddress()).isEqualTo("bounce@example.com");
        assertThat(mail.feedbackForwardingIdentityArn()).endsWith(":identity/b.example.com");
        assertThat(mail.tenantName()).isEqualTo("acme");
    }

    @Test
    void headers_are_those_the_recipient_gets() {
        ses.sendEmail(simple(SesClients.message(), SesClients.header("X-Attempt", "42")));

        ReceivedMail mail = received();
        assertThat(mail.headers())
                .extracting(MailHeader::name)
                .containsExactly("From", "To", "Subject", "MIME-Version", "X-Attempt", "Date", "Message-ID");
        assertThat(mail.header("x-attempt")).contains("42");
        assertThat(mail.header("Date").orElseThrow())
                .matches("\\w{3}, \\d{1,2} \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000");
        assertThat(mail.header("Message-ID")).contains("<" + mail.id() + "@eu-west-1.amazonses.com>");
    }

    @Test
    void encoded_words_are_shown_decoded() {
        ses.sendEmail(SesClients.message().toBuilder()
                .fromEmailAddress("=?UTF-8?B?Wm/DqyDkuK0=?= <zoe@example.com>")
                .content(content -> content.simple(
                        simple -> simple.subject(subject -> subject.data("=?UTF-8?Q?Code_f=C3=BCr_Zo=C3=AB?="))
                                .body(body -> body.text(text -> text.data("x")))))
                .build());

        assertThat(received().from()).isEqualTo("Zoë 中 <zoe@example.com>");
        assertThat(received().subject()).isEqualTo("Code für Zoë");
    }

    @Test
    void text_without_a_charset_is_7_bit() {
        ses.sendEmail(SesClients.message().toBuilder()
                .fromEmailAddress("Zoë <zoe@example.com>")
                .content(content -> content.simple(simple -> simple.subject(
                                subject -> subject.data("Für dich").charset("utf8"))
                        .body(body -> body.html(html -> html.data("é 中"))
                                .text(text -> text.data("é 中").charset("ISO-8859-1")))))
                .build());

        assertThat(received().from()).isEqualTo("Zo? <zoe@example.com>");
        assertThat(received().subject()).isEqualTo("Für dich");
        assertThat(received().html()).isEqualTo("? ?");
        assertThat(received().text()).isEqualTo("é ?");
    }

    @Test
    void attachments_are_listed() {
        Attachment letter = Attachment.builder()
                .fileName("letter.pdf")
                .contentType("application/pdf")
                .rawContent(SdkBytes.fromByteArray(new byte[] {1, 2, 3, 4}))
                .build();
        ses.sendEmail(SesClients.message().toBuilder()
                .content(content -> content.simple(SesClients.message().content().simple().toBuilder()
                        .attachments(letter)
                        .build()))
                .build());

        assertThat(received().attachments()).containsExactly(new MailAttachment("letter.pdf", "application/pdf", 4));
    }

    @Test
    void attachments_of_a_raw_message_are_listed_too() {
        String mime = """
                From: noreply@example.com
                To: ann@example.com
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Hello
                --b
                Content-Type: text/plain; name="=?UTF-8?Q?gr=C3=BC=C3=9Fe.txt?="
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                AQIDBA==
                --b--
                """;
        ses.sendEmail(mail -> mail.content(
                content -> content.raw(raw -> raw.data(SdkBytes.fromUtf8String(mime.replace("\n", "\r\n"))))));

        assertThat(received().text()).isEqualTo("Hello");
        assertThat(received().attachments()).containsExactly(new MailAttachment("grüße.txt", "text/plain", 4));
    }

    @Test
    void raw_message_is_parsed() {
        String mime = """
                From: =?UTF-8?B?Wm/Dqw==?= <zoe@example.com>
                To: "Ann, Inc." <ann@example.com>
                Bcc: eve@example.com
                Subject: =?UTF-8?Q?F=C3=BCr_dich?=
                Message-ID: <mine@example.com>
                X-SES-CONFIGURATION-SET: login
                X-SES-MESSAGE-TAGS: usage=SignIn, attempt=7
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                Code f=C3=BCr dich
                --b
                Content-Type: text/html; charset=UTF-8
                Content-Transfer-Encoding: base64

                PHA+w7w8L3A+
                --b--
                """;

        ses.sendEmail(request -> request.content(content -> content.raw(raw ->
                raw.data(SdkBytes.fromByteArray(mime.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))))));

        ReceivedMail mail = received();
        assertThat(mail.from()).isEqualTo("Zoë <zoe@example.com>");
        assertThat(mail.to()).containsExactly("Ann, Inc. <ann@example.com>");
        assertThat(mail.bcc()).containsExactly("eve@example.com");
        assertThat(mail.recipients()).containsExactly("ann@example.com", "eve@example.com");
        assertThat(mail.subject()).isEqualTo("Für dich");
        assertThat(mail.text()).isEqualTo("Code für dich");
        assertThat(mail.html()).isEqualTo("<p>ü</p>");
        assertThat(mail.configurationSetName()).isEqualTo("login");
        assertThat(mail.tags()).containsEntry("usage", "SignIn").containsEntry("attempt", "7");
        assertThat(mail.header("Message-ID")).contains("<" + mail.id() + "@eu-west-1.amazonses.com>");
        assertThat(mail.headers()).extracting(MailHeader::name).doesNotContain("Bcc", "X-SES-CONFIGURATION-SET");
    }

    private ReceivedMail received() {
        assertThat(simulator.mailbox().messages()).hasSize(1);
        return simulator.mailbox().messages().get(0);
    }

    private static SendEmailRequest simple(SendEmailRequest request, MessageHeader header) {
        return request.toBuilder()
                .content(content -> content.simple(
                        request.content().simple().toBuilder().headers(header).build()))
                .build();
    }
}
