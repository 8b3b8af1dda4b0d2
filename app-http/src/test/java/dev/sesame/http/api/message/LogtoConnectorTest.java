package dev.sesame.http.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration of Logto's {@code aws-ses-mail} connector, taken as it is, sends what Logto sends. */
final class LogtoConnectorTest {

    private static final String TEMPLATES = """
            "templates": [
              {"usageType": "SignIn", "subject": "SignIn {{code}}", "content": "<p>SignIn code {{ code }} — é 中 {{missing}}</p>"},
              {"usageType": "Register", "subject": "Register {{code}}", "content": "<p>Register code {{ code }} — é 中 {{missing}}</p>"},
              {"usageType": "ForgotPassword", "subject": "Forgot {{code}}", "content": "<p>Forgot code {{ code }} — é 中 {{missing}}</p>"},
              {"usageType": "Generic", "subject": "Generic {{code}}", "content": "<p>Generic code {{ code }} — é 中 {{missing}}</p>"}
            ]""";

    private static final String KEYS = "\"accessKeyId\": \"" + Credential.EXAMPLE.accessKeyId()
            + "\", \"accessKeySecret\": \"" + Credential.EXAMPLE.secret() + "\", \"region\": \"us-east-1\"";

    private static final String FULL = "{" + KEYS + """
            , "emailAddress": "Logto <noreply@logto.io>",
             "emailAddressIdentityArn": "arn:aws:ses:us-east-1:123456789012:identity/logto.io",
             "feedbackForwardingEmailAddress": "bounce@logto.io",
             "feedbackForwardingEmailAddressIdentityArn": "arn:aws:ses:us-east-1:123456789012:identity/logto.io",
             "configurationSetName": "cs1",
            """ + TEMPLATES + "}";

    /** Without the optional settings; ours needs a sender, as SES does. */
    private static final String MINIMAL = "{" + KEYS + ", \"emailAddress\": \"<noreply@logto.io>\", " + TEMPLATES + "}";

    private static final String GOLDEN = """
            {"Content":{"Simple":{"Subject":{"Data":"SignIn 123456","Charset":"utf8"},"Body":{"Html":{"Data":"<p>SignIn code 123456 — é 中 {{missing}}</p>"}}}},"FromEmailAddress":"Logto <noreply@logto.io>","FromEmailAddressIdentityArn":"arn:aws:ses:us-east-1:123456789012:identity/logto.io","Destination":{"ToAddresses":["to@example.com"]},"FeedbackForwardingEmailAddress":"bounce@logto.io","FeedbackForwardingEmailAddressIdentityArn":"arn:aws:ses:us-east-1:123456789012:identity/logto.io","ConfigurationSetName":"cs1"}""";

    private static final String GOLDEN_MINIMAL = """
            {"Content":{"Simple":{"Subject":{"Data":"Generic 123456","Charset":"utf8"},"Body":{"Html":{"Data":"<p>Generic code 123456 — é 中 {{missing}}</p>"}}}},"FromEmailAddress":"noreply@logto.io","Destination":{"ToAddresses":["to@example.com"]}}""";

    private final SesSimulator ses = SesSimulator.start();

    @AfterEach
    void stop() {
        ses.close();
    }

    private Map<String, Object> sent(Path folder, String connector, String type) throws IOException {
        Files.writeString(folder.resolve("default.json"), connector);
        try (RunningService service = RunningService.start(Map.of(
                "sesame.ses-api-endpoint", ses.apiEndpoint().toString(),
                "sesame.connectors-dir", folder.toString()))) {
            String body = Json.write(Map.of("to", "to@example.com", "type", type, "payload", Map.of("code", "123456")));
            assertThat(service.post("/v1/hooks/logto", body).status()).isEqualTo(204);
        }
        assertThat(ses.mailbox().messages()).hasSize(1);
        assertThat(ses.mailbox().messages().get(0).region()).isEqualTo("us-east-1");
        return Json.object(ses.mailbox().messages().get(0).request());
    }

    /** Takes away what Sesame adds: the charset of every part, and the text part. */
    private static Map<String, Object> withoutAdditions(Map<String, Object> request) {
        Map<String, Object> simple = Json.object(Json.at(request, "Content.Simple"));
        Map<String, Object> body = Json.object(simple.get("Body"));
        assertThat(Json.object(simple.get("Subject")).remove("Charset")).isEqualTo("UTF-8");
        assertThat(Json.object(body.get("Html")).remove("Charset")).isEqualTo("UTF-8");
        assertThat(Json.object(body.get("Text")).remove("Charset")).isEqualTo("UTF-8");
        assertThat(Json.textAt(body, "Text.Data")).contains("code 123456 — é 中 {{missing}}");
        body.remove("Text");
        return request;
    }

    private static Map<String, Object> golden(String json) {
        Map<String, Object> request = Json.object(json);
        Json.object(Json.at(request, "Content.Simple.Subject")).remove("Charset");
        return request;
    }

    @Test
    void a_full_configuration_sends_what_logto_sends(@TempDir Path folder) throws IOException {
        assertThat(withoutAdditions(sent(folder, FULL, "SignIn"))).isEqualTo(golden(GOLDEN));
    }

    @Test
    void a_minimal_configuration_sends_what_logto_sends(@TempDir Path folder) throws IOException {
        assertThat(withoutAdditions(sent(folder, MINIMAL, "MfaVerification"))).isEqualTo(golden(GOLDEN_MINIMAL));
    }
}
