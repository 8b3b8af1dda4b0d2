package dev.sesame.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.core.message.OutboundEmail;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpRequest;

class TransportPartsTest {

    private final TransportParts parts = new TransportParts();

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    void request_that_is_signed_is_the_one_that_the_transport_makes() throws IOException {
        OutboundEmail email = SignIn.email();
        try (SignedCall call = new SignedCall(email)) {
            assertThat(call.send()).isEqualTo(AcceptingHttp.MESSAGE_ID);

            assertThat(JSON.std.mapFrom(call.http().lastBody())).isEqualTo(parts.mapToSesRequest());
        }
    }

    @Test
    void request_is_signed_with_its_body() {
        try (SignedCall call = new SignedCall(SignIn.email())) {
            call.send();

            SdkHttpRequest head = call.http().lastHead();
            assertThat(head.getUri()).hasToString("https://email.eu-west-1.amazonaws.com/v2/email/outbound-emails");
            assertThat(head.firstMatchingHeader("Authorization").orElseThrow())
                    .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                    .contains("/eu-west-1/ses/aws4_request", "x-amz-date");
        }
    }

    @Test
    void mime_carries_both_bodies() {
        Map<String, Object> mail = parts.composeMime();

        assertThat(mail).containsEntry("rcptTo", "user1@example.com");
        assertThat(String.valueOf(mail.get("data")))
                .contains("multipart/alternative", "text/plain", "text/html", "123456");
    }
}
