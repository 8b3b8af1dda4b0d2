package dev.sesame.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Destination;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

class LimitsTest {

    private static final int MB = 1 << 20;

    private final SesSimulator simulator = SesSimulator.start();
    private final SesV2Client ses = SesClients.of(simulator);

    @AfterEach
    void close() {
        ses.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody | Missing final '@domain'",
                "zoë@example.com | Local address contains control or whitespace",
                "ann@exämple.com | Domain contains illegal character",
                "ann smith@example.com | Local address contains control or whitespace",
                "ann@exa mple.com | Domain contains control or whitespace",
                "ann@ | Missing domain",
                "ann@example..com | Domain contains dot-dot",
                "Ann <ann@example.com | Missing '>'",
                "' ' | Invalid email address",
            })
    void address_that_ses_would_refuse_is_refused(String address, String message) {
        assertRefused(SesClients.message(address), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com, bob@example.com",
                "friends: ann@example.com;",
                "Ann\r\nBcc: eve@example.com <ann@example.com>"
            })
    void one_address_is_one_address(String address) {
        assertRefused(SesClients.message(address), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann+tag@example.com",
                "o'brien@example.com",
                "\"ann smith\"@example.com",
                "Zoë <zoe@example.com>",
                "ann@xn--exmple-cua.com",
                "<ann@example.com>",
                "bounce+label@simulator.amazonses.com"
            })
    void address_that_ses_would_take_is_taken(String address) {
        assertAccepted(SesClients.message(address));
    }

    @Test
    void one_to_fifty_recipients_are_taken() {
        List<String> fifty = Collections.nCopies(50, "ann@example.com");

        assertAccepted(SesClients.message().toBuilder()
                .destination(to -> to.bccAddresses(fifty))
                .build());
        assertRefused(
                SesClients.message().toBuilder()
                        .destination(to -> to.toAddresses("bob@example.com").bccAddresses(fifty))
                        .build(),
                "Recipient count exceeds 50.");
        assertRefused(SesClients.message().toBuilder().destination(to -> {}).build(), "at least one recipient");
        assertRefused(
                SesClients.message().toBuilder()
                        .applyMutation(request -> request.destination((Destination) null))
                        .build(),
                "at least one recipient");
    }

    @Test
    void message_without_a_sender_is_refused_without_a_text() {
        assertThatThrownBy(() -> ses.sendEmail(
                        SesClients.message().toBuilder().fromEmailAddress(null).build()))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        e -> assertThat(e.awsErrorDetails().errorMessage()).isNull());
        assertThat(SignedHttp.post(simulator, SignedHttp.SEND, "{\"Content\":{\"Simple\":{}}}")
                        .body())
                .isEqualTo("{\"message\":null}");
    }

    @Test
    void message_without_subject_or_body_is_refused() {
        Message complete = SesClients.message().content().simple();

        assertRefused(simple(complete.toBuilder().subject(subject -> {}).build()), "'content.simple.subject.data'");
        assertRefused(simple(complete.toBuilder().body(body -> {}).build()), "'content.simple.body'");
        assertRefused(SesClients.message().toBuilder().content(content -> {}).build(), "'content'");
    }

    @Test
    void subject_is_one_line() {
        assertRefused(
                simple(SesClients.message().content().simple().toBuilder()
                        .subject(subject -> subject.data("Hello\r\nBcc: eve@example.com"))
                        .build()),
                "line breaks");
    }

    @Test
    void unknown_charset_is_refused() {
        assertRefused(
                simple(SesClients.message().content().simple().toBuilder()
                        .subject(subject -> subject.data("Hello").charset("utf-99"))
                        .build()),
                "Unsupported charset: utf-99");
    }

    @ParameterizedTest
    @CsvSource({"usage type,SignIn", "usage,Sign In", "usage,ä", "us.age,x", "'',x", "x,''"})
    void tag_is_of_letters_digits_underscores_and_dashes(String name, String value) {
        assertRefused(tagged(name, value), "Invalid tag");
    }

    @Test
    void tag_has_at_most_256_characters() {
        assertAccepted(tagged("n".repeat(256), "v".repeat(256)));
        assertRefused(tagged("n".repeat(257), "v"), "Invalid tag name");
        assertRefused(tagged("n", "v".repeat(257)), "Invalid tag value");
    }

    @Test
    void header_keeps_its_limits() {
        assertAccepted(headed("X-" + "n".repeat(124), "v".repeat(870)));
        assertAccepted(headed("X", "v".repeat(995)));
        assertRefused(headed("X-" + "n".repeat(125), "v"), "Invalid header name");
        assertRefused(headed("X Y", "v"), "Invalid header name");
        assertRefused(headed("X:Y", "v"), "Invalid header name");
        assertRefused(headed("X", "v".repeat(996)), "Invalid value of header <X>");
        assertRefused(headed("XY", "v".repeat(995)), "too long");
        assertRefused(headed("X", "ä"), "Invalid value of header <X>");
        assertRefused(headed("X", "a\r\nBcc: eve@example.com"), "Invalid value of header <X>");
    }

    @Test
    void configuration_set_name_has_at_most_64_characters() {
        assertAccepted(SesClients.message().toBuilder()
                .configurationSetName("c".repeat(64))
                .build());
        assertRefused(
                SesClients.message().toBuilder()
                        .configurationSetName("c".repeat(65))
                        .build(),
                "Invalid configuration set name");
    }

    @Test
    void message_has_at_most_40_mb() {
        assertAccepted(text("x".repeat(40 * MB - 1000)));
        assertRefused(text("x".repeat(40 * MB)), "Message length is more than 41943040 bytes long");
    }

    @Test
    void line_of_a_raw_message_has_at_most_1000_characters() {
        assertAccepted(raw("From: a@example.com\r\nTo: b@example.com\r\n\r\n" + "x".repeat(998) + "\r\n"));
        assertRefused(
                raw("From: a@example.com\r\nTo: b@example.com\r\n\r\n" + "x".repeat(999) + "\r\n"),
                "line of more than 1000");
    }

    @Test
    void raw_message_needs_a_sender_and_a_recipient() {
        assertRefused(raw("To: b@example.com\r\n\r\nx"), "Missing required header 'From'.");
        assertRefused(raw("From: a@example.com\r\n\r\nx"), "at least one recipient");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "[]", "{\"Content\":", "{\"Content\":7}", "{\"Destination\":{\"ToAddresses\":[7]}}"})
    void request_that_is_not_of_the_right_shape_is_refused(String body) {
        HttpResponse<String> answer = SignedHttp.post(simulator, SignedHttp.SEND, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("SerializationException");
    }

    @Test
    void json_may_not_be_bottomless() {
        String deep = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

        assertThat(SignedHttp.post(simulator, SignedHttp.SEND, deep).statusCode())
                .isEqualTo(400);
    }

    @Test
    void unknown_fields_are_ignored() {
        HttpResponse<String> answer = SignedHttp.post(
                simulator,
                SignedHttp.SEND,
                "{\"New\":[{\"x\":null}],\"FromEmailAddress\":\"a@example.com\",\"ReplyToAddresses\":null,"
                        + "\"Destination\":{\"ToAddresses\":[\"b@example.com\"]},"
                        + "\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\"}}}}}");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private void assertAccepted(SendEmailRequest request) {
        assertThat(ses.sendEmail(request).messageId()).isNotBlank();
    }

    private void assertRefused(SendEmailRequest request, String message) {
        assertThatThrownBy(() -> ses.sendEmail(request))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(message);
        assertThat(simulator.mailbox().messages())
                .noneMatch(mail -> mail.request().contains("eve@example.com"));
    }

    private static SendEmailRequest simple(Message message) {
        return SesClients.message().toBuilder()
                .content(content -> content.simple(message))
                .build();
    }

    private static SendEmailRequest text(String text) {
        return simple(SesClients.message().content().simple().toBuilder()
                .body(body -> body.text(content -> content.data(text)))
                .build());
    }

    private static SendEmailRequest headed(String name, String value) {
        return simple(SesClients.message().content().simple().toBuilder()
                .headers(SesClients.header(name, value))
                .build());
    }

    private static SendEmailRequest tagged(String name, String value) {
        return SesClients.message().toBuilder()
                .emailTags(SesClients.tag(name, value))
                .build();
    }

    private static SendEmailRequest raw(String mime) {
        return SendEmailRequest.builder()
                .content(content -> content.raw(raw -> raw.data(SdkBytes.fromString(mime, StandardCharsets.US_ASCII))))
                .build();
    }
}
