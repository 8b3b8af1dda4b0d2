package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestDescriptionTest {

    @Test
    void description_is_the_json_of_the_request_and_leaves_out_what_is_not_set() {
        OutboundEmail email = new OutboundEmail(
                "test-message",
                Mailbox.parse("Größe <noreply@example.com>"),
                Mailbox.parse("someone@example.com"),
                List.of(),
                "Hello",
                "<p>Hello</p>",
                null,
                Map.of(),
                Map.of("usage", "SignIn"),
                new SesOptions(null, null, null, "codes", null, null));

        try (SesApiTransport transport =
                new SesApiTransport(SesApiConfig.builder().build())) {
            assertThat(transport.describe(email))
                    .isEqualTo(Map.of(
                            "FromEmailAddress",
                            "=?UTF-8?B?R3LDtsOfZQ==?= <noreply@example.com>",
                            "Destination",
                            Map.of("ToAddresses", List.of("someone@example.com")),
                            "Content",
                            Map.of(
                                    "Simple",
                                    Map.of(
                                            "Subject",
                                            Map.of("Data", "Hello", "Charset", "UTF-8"),
                                            "Body",
                                            Map.of("Html", Map.of("Data", "<p>Hello</p>", "Charset", "UTF-8")))),
                            "EmailTags",
                            List.of(Map.of("Name", "usage", "Value", "SignIn")),
                            "ConfigurationSetName",
                            "codes"));
        }
    }
}
