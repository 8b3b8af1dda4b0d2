package dev.sesame.http.api.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogtoControllerTest {

    /** What the published connector sends, to the byte; its recipient is at a domain of its own. */
    private static final String BODY = """
            {"to":"foo@logto.io","type":"SignIn","payload":{"code":"482916","locale":"en","uiLocales":"fr-CA fr",\
            "application":{"id":"app","name":"A é"},"organization":{"id":"o","name":"O","branding":{}},\
            "user":{"id":"u","avatar":null,"name":null,"primaryEmail":"x@y.z","primaryPhone":null,"username":"u",\
            "profile":{}}},"ip":"203.0.113.7"}""";

    private static final String SUPPORT = "The email could not be sent. Please contact support.";
    private static final String AGAIN = "The email could not be sent just now. Please try again in a moment.";
    private static final String PERHAPS =
            "The email may be on its way. Please check your inbox before you ask for another.";

    private static final SesSimulator SES = SesSimulator.start();
    private static RunningService service;

    @BeforeAll
    static void start(@TempDir Path folder) {
        Map<String, Object> connector = Connectors.valid();
        connector.put(
                "templates",
                List.of(
                        Connectors.template("Register", "Welcome {{code}}"),
                        Connectors.template("SignIn", "{{application.name}}: {{code}}"),
                        Map.of(
                                "usageType", "SignIn",
                                "languageTag", "fr",
                                "subject", "Connexion {{code}}",
                                "content", "<p>{{code}}</p>"),
                        Connectors.template("ForgotPassword", "Reset {{code}}"),
                        Connectors.template("Generic", "Generic {{code}} {{missing}}{{user.name}}")));
        Connectors.write(folder, "default", connector);
        service = RunningService.start(Map.of(
                "sesame.api-keys",
                "logto:tok,other:second",
                "sesame.max-request-size",
                "5000",
                "sesame.ses-api-endpoint",
                SES.apiEndpoint().toString(),
                "sesame.connectors-dir",
                folder.toString(),
                "test.impatient",
                true));
    }

    @AfterAll
    static void stop() {
        service.close();
        SES.close();
    }

    @BeforeEach
    void empty() {
        SES.mailbox().clear();
        SES.faults().clear();
    }

    private static String exactRequest(String authorization, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return String.join(
                "\r\n",
                "POST /v1/hooks/logto?x=1 HTTP/1.1",
                "user-agent: got (https://github.com/sindresorhus/got)",
                "authorization: " + authorization,
                "content-type: application/json",
                "content-length: " + bytes.length,
                "accept-encoding: gzip, deflate, br",
                "Host: localhost",
                "Connection: keep-alive",
                "",
                body);
    }

    private static Answer post(String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer tok";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return service.post("/v1/hooks/logto", body, all);
    }

    private static ReceivedMail onlyMail() {
        assertThat(SES.mailbox().messages()).hasSize(1);
        return SES.mailbox().messages().get(0);
    }

    private static void assertSentence(Answer answer, int status, String sentence) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("text/plain");
        assertThat(answer.body()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer tok", "bearer tok", "tok", "second"})
    void what_logto_sends_is_taken_to_the_byte(String authorization) throws IOException {
        try (RawConnection connection = service.connect()) {
            String answer = connection.write(exactRequest(authorization, BODY)).answer();
            assertThat(answer).startsWith("HTTP/1.1 204 ").endsWith("\r\n\r\n");
            // The connection is kept, as Logto asks.
            assertThat(connection.write(exactRequest(authorization, BODY)).answer())
                    .startsWith("HTTP/1.1 204 ");
        }
        assertThat(SES.mailbox().messages()).hasSize(2);
        ReceivedMail mail = SES.mailbox().messages().get(0);
        assertThat(mail.to()).containsExactly("foo@logto.io");
        assertThat(mail.subject()).isEqualTo("A é: 482916");
    }

    @Test
    void the_smallest_body_is_taken() {
        Answer answer = post("""
                {"to":"foo@logto.io","type":"Generic","payload":{"code":"000000"},"ip":"::ffff:127.0.0.1"}""");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(onlyMail().subject()).isEqualTo("Generic 000000 {{missing}}{{user.name}}");
    }

    @Test
    void placeholders_without_a_value_stay_and_nulls_are_empty_as_with_logto() {
        post("""
             {"to":"foo@logto.io","type":"Generic","payload":{"code":1,"user":{"name":null}}}""");
        assertThat(onlyMail().subject()).isEqualTo("Generic 1 {{missing}}");
    }

    @Test
    void the_locale_of_the_payload_chooses_the_language() {
        post(BODY.replace("\"locale\":\"en\"", "\"locale\":\"fr-CA\""));
        assertThat(onlyMail().subject()).isEqualTo("Connexion 482916");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "\"not a tag!\"", "[]"})
    void a_locale_that_is_none_is_ignored(String locale) {
        String body = BODY.replace("\"locale\":\"en\"", "\"locale\":" + locale);
        assertThat(post(body.replace("\"uiLocales\":\"fr-CA fr\",", "")).status())
                .isEqualTo(204);
        assertThat(onlyMail().subject()).isEqualTo("A é: 482916");
    }

    @Test
    void without_a_locale_the_first_usable_one_of_the_wishes_chooses_the_language() {
        post(BODY.replace("\"locale\":\"en\",", "").replace("\"fr-CA fr\"", "\"tlh fr-CA de\""));
        assertThat(onlyMail().subject()).isEqualTo("Connexion 482916");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":\"foo@logto.io\",\"type\":\"SomethingNew\"}",
                "{\"to\":\"foo@logto.io\",\"type\":\"Generic\",\"payload\":null,\"ip\":null}",
                "{\"to\":\"foo@logto.io\",\"type\":\"Generic\",\"ip\":\"nonsense\",\"more\":{\"a\":[null]}}",
                "{\"to\":\"foo@logto.io\",\"type\":\"Generic\",\"payload\":{\"code\":[1,{}],\"x\":{\"y\":[[null]]}}}",
                "{\"to\":\"foo@logto.io\",\"type\":\"OrganizationInvitation\",\"payload\":{\"link\":\"https://x.y/\"}}"
            })
    void unknown_types_keys_and_nulls_are_taken(String body) {
        assertThat(post(body).status()).isEqualTo(204);
        assertThat(SES.mailbox().messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "*/*", "application/problem+json"})
    void whatever_answer_is_accepted_the_mail_is_sent(String accept) {
        assertThat(post(BODY, "Accept", accept).status()).isEqualTo(204);
        SES.faults().next(Fault.error(SesError.accessDenied()));
        assertSentence(post(BODY, "Accept", accept), 502, SUPPORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"to\":\"mark-to\",\"type\":\"SignIn\"}",
                "{\"type\":\"SignIn\"}",
                "{\"to\":\"foo@logto.io\"}",
                "{\"to\":\"foo@logto.io\",\"type\":7}",
                "{\"to\":\"foo@logto.io\",\"type\":\"SignIn\",\"payload\":\"mark\"}",
                "{\"to\":\"foo@logto.io, bar@logto.io\",\"type\":\"SignIn\"}",
                "{\"to\":\"foo@logto.io\",\"type\":\"0123456789012345678901234567890123456789012345678901234567890123456789"
                        + "01234567890123456789012345678901234567890123456789012345678901234567890123456789\"}"
            })
    void an_invalid_request_is_answered_with_a_sentence(String body) {
        assertSentence(post(body), 400, SUPPORT);
        assertThat(SES.mailbox().messages()).isEmpty();
    }

    @Test
    void a_wrong_key_is_answered_with_a_sentence() {
        assertSentence(service.post("/v1/hooks/logto", BODY), 401, SUPPORT);
        Answer answer = service.post("/v1/hooks/logto", BODY, "Authorization", "Bearer wrong");
        assertSentence(answer, 401, SUPPORT);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(SES.mailbox().messages()).isEmpty();
    }

    @Test
    void what_the_server_refuses_is_answered_with_a_sentence() {
        assertSentence(post(" ".repeat(5001)), 413, SUPPORT);
        assertSentence(
                service.call(
                        "POST",
                        "/v1/hooks/logto",
                        BodyPublishers.ofString(BODY),
                        "Authorization",
                        "tok",
                        "Content-Type",
                        "text/plain"),
                415,
                SUPPORT);
        assertSentence(service.get("/v1/hooks/logto", "Authorization", "tok"), 405, SUPPORT);
    }

    @Test
    void a_refusal_of_ses_is_answered_with_a_sentence() {
        SES.faults().next(Fault.error(SesError.badRequest("foo@logto.io is bad, 482916 too")));
        assertSentence(post(BODY), 422, SUPPORT);
    }

    @Test
    void our_credentials_are_nobody_elses_business() {
        SES.faults().next(Fault.error(SesError.unknownAccessKey()));
        assertSentence(post(BODY), 502, SUPPORT);
    }

    @Test
    void a_message_that_was_not_sent_may_be_asked_for_again() {
        SES.faults().next(Fault.dailyQuotaExceeded());
        assertSentence(post(BODY), 503, AGAIN);
        assertThat(SES.mailbox().messages()).isEmpty();
    }

    @Test
    void a_message_whose_outcome_is_unknown_may_be_on_its_way() {
        SES.faults().next(Fault.dropAfterAccepting());
        assertSentence(post(BODY), 504, PERHAPS);
        assertThat(SES.mailbox().messages()).hasSize(1);
    }

    @Test
    void the_log_has_the_reason_and_neither_recipient_nor_code() {
        try (RecordedLog log = RecordedLog.recording()) {
            SES.faults().next(Fault.error(SesError.badRequest("foo@logto.io is bad, 482916 too")));
            post(BODY);
            service.post("/v1/hooks/logto", BODY, "Authorization", "Bearer wrong-mark");
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("BadRequestException"))
                    .anyMatch(line -> line.contains("unauthorized"))
                    .noneMatch(line -> line.contains("foo@") || line.contains("482916") || line.contains("wrong-mark"));
        }
    }
}
