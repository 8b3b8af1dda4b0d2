package dev.sesame.benchmarks.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.benchmarks.load.CallerConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SesServerTest {

    private final SesServer server = SesServer.start();
    private final CallerConnection connection = new CallerConnection(server.port());

    @AfterEach
    void stop() {
        connection.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/email/outbound-emails, {}, {\"MessageId\":\"",
        "/, Action=SendEmail&Version=2010-12-01, <SendEmailResponse xmlns=",
        "/, Action=SendRawEmail&Version=2010-12-01, <SendRawEmailResponse xmlns="
    })
    void message_is_answered_in_its_own_protocol_and_counted(String path, String body, String answer) {
        for (int call = 0; call < 3; call++) {
            CallerConnection.Answer said = connection.ask(CallerConnection.post(path, body));
            assertThat(said.status()).isEqualTo(200);
            assertThat(said.body()).startsWith(answer);
        }
        assertThat(server.takeMessages()).isEqualTo(3);
        assertThat(server.takeBytes()).isEqualTo(3L * body.length());
        assertThat(server.takeMessages()).isZero();
        assertThat(server.takeBytes()).isZero();
    }

    @Test
    void question_for_limits_is_answered_and_not_counted() {
        CallerConnection.Answer said =
                connection.ask("GET /v2/email/account HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body()).contains("\"MaxSendRate\":1000000");
        assertThat(server.takeMessages()).isZero();
    }

    @Test
    void anything_else_is_not_found_and_not_counted() {
        assertThat(connection.ask(CallerConnection.post("/v1/messages", "{}")).status())
                .isEqualTo(404);
        assertThat(server.takeMessages()).isZero();
    }
}
