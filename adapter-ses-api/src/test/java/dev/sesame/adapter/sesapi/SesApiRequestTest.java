package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire. The expected bodies are Logto's, but for the text part and the charsets. */
class SesApiRequestTest {

    private static final String ARN = "arn:aws:ses:us-east-1:123456789012:identity/logto.io";

    private final WireServer server = WireServer.start();
    private final SesApiTransport transport =
            new SesApiTransport(SesApiConfig.builder().endpoint(server.uri()).build());

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    @Test
    void message_with_every_option_is_the_golden_example() throws IOException {
        assertBody(
                email(
                        "Logto <noreply@logto.io>",
                        "SignIn 123456",
                        "<p>SignIn code 123456 — é 中 {{missing}}</p>",
                        null,
                        new SesOptions(ARN, Mailbox.parse("bounce@logto.io"), ARN, "cs1", null, null)),
                """
                {"Content":{"Simple":{"Subject":{"Data":"SignIn 123456","Charset":"UTF-8"},"Body":{"Html":{"Data":\
                "<p>SignIn code 123456 — é 中 {{missing}}</p>","Charset":"UTF-8"}}}},\
                "FromEmailAddress":"Logto <noreply@logto.io>",\
                "FromEmailAddressIdentityArn":"arn:aws:ses:us-east-1:123456789012:identity/logto.io",\
                "Destination":{"ToAddresses":["to@example.com"]},"FeedbackForwardingEmailAddress":"bounce@logto.io",\
                "FeedbackForwardingEmailAddressIdentityArn":"arn:aws:ses:us-east-1:123456789012:identity/logto.io",\
                "ConfigurationSetName":"cs1"}""");
    }

    @Test
    void plain_message_is_the_golden_example_with_a_sender_and_a_text() throws IOException {
        assertBody(
                email(
                        "noreply@logto.io",
                        "Generic 123456",
                        "<p>Generic code 123456 — é 中 {{missing}}</p>",
                        "Generic code 123456",
                        SesOptions.NONE),
                """
                {"Content":{"Simple":{"Subject":{"Data":"Generic 123456","Charset":"UTF-8"},"Body":{"Html":{"Data":\
                "<p>Generic code 123456 — é 中 {{missing}}</p>","Charset":"UTF-8"},\
                "Text":{"Data":"Generic code 123456","Charset":"UTF-8"}}}},\
                "FromEmailAddress":"noreply@logto.io","Destination":{"ToAddresses":["to@example.com"]}}""");
    }

    @Test
    void headers_tags_and_reply_addresses_keep_their_order() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("X-B", "1");
        values.put("X-A", "2");
        OutboundEmail plain = email("noreply@logto.io", "s", null, "t", SesOptions.NONE);

        send(new OutboundEmail(
                plain.id(),
                plain.from(),
                plain.to(),
                List.of(Mailbox.parse("Zoë <z@example.com>"), Mailbox.parse("a@example.com")),
                plain.subject(),
                plain.html(),
                plain.text(),
                values,
                values,
                new SesOptions(null, null, null, null, "tenant-1", null)));

        assertThat(body())
                .contains("\"Headers\":[{\"Name\":\"X-B\",\"Value\":\"1\"},{\"Name\":\"X-A\",\"Value\":\"2\"}]")
                .contains("\"EmailTags\":[{\"Name\":\"X-B\",\"Value\":\"1\"},{\"Name\":\"X-A\",\"Value\":\"2\"}]")
                .contains("\"ReplyToAddresses\":[\"=?UTF-8?B?Wm/Dqw==?= <z@example.com>\",\"a@example.com\"]")
                .contains("\"TenantName\":\"tenant-1\"");
    }

    @Test
    void request_is_signed_for_the_region_as_ses_in_one_attempt() {
        send(email("noreply@logto.io", "s", null, "t", SesOptions.NONE));

        WireServer.Request request = server.requests().get(0);
        assertThat(request.line()).isEqualTo("POST /v2/email/outbound-emails HTTP/1.1");
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("amz-sdk-request", "attempt=1; max=1")
                .doesNotContainKey("X-Amz-Security-Token");
        assertThat(request.headers().get("Authorization"))
                .matches("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/\\d{8}/eu-west-1/ses/aws4_request, .*");
    }

    @Test
    void endpoint_id_is_signed_for_every_region() {
        send(email("noreply@logto.io", "s", null, "t", new SesOptions(null, null, null, null, null, "abcdef12.g3h")));

        assertThat(body()).contains("\"EndpointId\":\"abcdef12.g3h\"");
        assertThat(server.requests().get(0).headers().get("Authorization")).startsWith("AWS4-ECDSA-P256-SHA256 ");
        assertThat(server.requests().get(0).headers()).containsEntry("X-Amz-Region-Set", "*");
    }

    private static OutboundEmail email(
            String from, String subject, @Nullable String html, @Nullable String text, SesOptions options) {
        return new OutboundEmail(
                "id",
                Mailbox.parse(from),
                Mailbox.parse("to@example.com"),
                List.of(),
                subject,
                html,
                text,
                Map.of(),
                Map.of(),
                options);
    }

    private void send(OutboundEmail email) {
        transport.send(email, Accounts.EXAMPLE);
    }

    private String body() {
        return server.requests().get(0).body();
    }

    private void assertBody(OutboundEmail email, String json) throws IOException {
        send(email);

        assertThat(JSON.std.mapFrom(body())).isEqualTo(JSON.std.mapFrom(json));
    }
}
