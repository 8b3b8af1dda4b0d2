package dev.sesame.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class ControlApiTest {

    private final SesSimulator simulator =
            SesSimulator.builder().controlApi(true).start();
    private final SesV2Client ses = SesClients.of(simulator);

    @AfterEach
    void close() {
        ses.close();
        simulator.close();
    }

    @Test
    void messages_are_shown_and_cleared() {
        ses.sendEmail(SesClients.message().toBuilder()
                .emailTags(SesClients.tag("usage", "SignIn"))
                .build());

        HttpResponse<String> shown = call("GET", "/simulator/messages", "");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("content-type")).contains("application/json");
        assertThat(shown.body())
                .startsWith("{\"messages\":[{\"id\":\"0102")
                .contains("\"from\":\"Sesame <noreply@example.com>\"")
                .contains("\"to\":[\"ann@example.com\"]")
                .contains("\"subject\":\"Your code is 123456\"")
                .contains("\"html\":\"<p>123456</p>\"")
                .contains("\"tags\":{\"usage\":\"SignIn\"}")
                .contains("\"tenantName\":null");

        assertThat(call("DELETE", "/simulator/messages", "").statusCode()).isEqualTo(204);
        assertThat(call("GET", "/simulator/messages", "").body()).isEqualTo("{\"messages\":[]}");
    }

    @Test
    void faults_are_set_and_cleared() {
        assertThat(fault("{\"fault\":\"throttled\",\"times\":2}").statusCode()).isEqualTo(204);
        assertThatThrownBy(this::send).isInstanceOf(TooManyRequestsException.class);
        assertThat(call("DELETE", "/simulator/faults", "").statusCode()).isEqualTo(204);
        send();

        fault(
                "{\"fault\":\"error\",\"type\":\"MessageRejected\",\"message\":\"No.\",\"recipient\":\"ann@example.com\"}");
        assertThatThrownBy(this::send).isInstanceOf(MessageRejectedException.class);
        call("DELETE", "/simulator/faults", "");

        fault("{\"fault\":\"error\",\"status\":403,\"type\":\"AccessDeniedException\",\"operation\":\"GetAccount\"}");
        send();
        assertThatThrownBy(() -> ses.getAccount(account -> {})).isInstanceOf(SesV2Exception.class);

        fault("{\"fault\":\"daily-quota-exceeded\",\"times\":0}");
        assertThatThrownBy(this::send).isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(this::send).isInstanceOf(TooManyRequestsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop-before-accepting",
                "drop-after-accepting",
                "cut-answer",
                "not-json",
                "no-message-id",
                "html-error-page",
                "delay",
                "slow-answer",
                "smtp-reply",
                "smtp-reply-after-effect",
                "smtp-then-reply",
                "smtp-drop",
                "smtp-delay"
            })
    void every_fault_has_a_name(String name) {
        assertThat(fault("{\"fault\":\"" + name + "\",\"millis\":1,\"stage\":\"mail\",\"reply\":\"421 No\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fault\":\"surprise\"} | fault must be one of cut-answer, daily-quota-exceeded, delay,",
                "{} | 'fault'",
                "{\"fault\":\"delay\"} | millis must be",
                "{\"fault\":\"throttled\",\"times\":-1} | times must not be negative",
                "{\"fault\":\"error\",\"status\":200,\"type\":\"X\"} | status must be 400 to 599",
                "{\"fault\":\"error\",\"type\":\"A\\r\\nB\"} | visible ASCII",
                "{\"fault\":\"smtp-drop\",\"stage\":\"helo\"} | stage must be one of connect, ehlo,",
                "{\"fault\":\"smtp-drop\",\"stage\":\"noop\",\"recipient\":\"a@example.com\"} | no recipients yet",
                "{\"fault\":\"smtp-reply\",\"stage\":\"mail\"} | 'reply'",
                "nonsense | not a JSON object"
            })
    void wrong_fault_is_refused_with_the_reason(String body, String message) {
        HttpResponse<String> answer = fault(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(message);
    }

    @Test
    void other_paths_are_not_found() {
        assertThat(call("PUT", "/simulator/messages", "").statusCode()).isEqualTo(404);
    }

    private void send() {
        ses.sendEmail(SesClients.message());
    }

    private HttpResponse<String> fault(String json) {
        return call("POST", "/simulator/faults", json);
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return SignedHttp.send(method, simulator.apiEndpoint().resolve(path), Map.of(), body);
    }
}
