package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.http.fixture.Visitors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sesame connects to Amazon, and to nobody whom a caller names: all it does goes through a proxy that asks where to, and a
 * port that callers name everywhere waits in vain.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DestinationsTest {

    private static final String AMAZONS = "CONNECT ((email|email-smtp|sts)\\.eu-west-1\\.amazonaws\\.com"
            + "|[a-z0-9.-]+\\.endpoints\\.email\\.amazonaws\\.com):(443|25|465|587|2465|2587) HTTP/1\\.1";

    /** Where whoever configures a connector may write. */
    @SuppressWarnings("ImmutableEnumChecker") // They are written once, and never changed.
    private enum Member {
        REGION("region"),
        ENDPOINT_ID("endpointId"),
        ACCESS_KEY_ID("accessKeyId"),
        ACCESS_KEY_SECRET("accessKeySecret"),
        SESSION_TOKEN("sessionToken"),
        ROLE_ARN("roleArn"),
        ROLE((config, text) -> config.put("roleArn", "arn:aws:iam::123456789012:role/" + text), "/roleArn"),
        EXTERNAL_ID(
                (config, text) -> {
                    config.put("roleArn", "arn:aws:iam::123456789012:role/x");
                    config.put("externalId", text);
                },
                "/externalId"),
        SENDER("emailAddress"),
        SENDER_DOMAIN((config, text) -> config.put("emailAddress", "a@" + text), "/emailAddress"),
        SENDER_NAME((config, text) -> config.put("emailAddress", text + " <a@example.com>"), "/emailAddress"),
        IDENTITY("emailAddressIdentityArn"),
        IDENTITY_NAME(
                (config, text) ->
                        config.put("emailAddressIdentityArn", "arn:aws:ses:eu-west-1:123456789012:identity/" + text),
                "/emailAddressIdentityArn"),
        FEEDBACK("feedbackForwardingEmailAddress"),
        FEEDBACK_IDENTITY("feedbackForwardingEmailAddressIdentityArn"),
        CONFIGURATION_SET("configurationSetName"),
        TENANT("tenantName"),
        REPLY_TO("replyTo"),
        LANGUAGE("defaultLanguage"),
        TAG((config, text) -> config.put("tags", Map.of("x", text)), "/tags"),
        BRAND((config, text) -> config.put("brand", Map.of("name", text)), "/brand"),
        LOGO((config, text) -> config.put("brand", Map.of("logoUrl", text)), "/brand/logoUrl"),
        HTTPS_LOGO((config, text) -> config.put("brand", Map.of("logoUrl", "https://" + text)), "/brand/logoUrl"),
        SUPPORT((config, text) -> config.put("brand", Map.of("supportEmail", "a@" + text)), "/brand/supportEmail"),
        TEMPLATE(
                (config, text) -> {
                    List<Object> templates = new ArrayList<>((List<?>) config.get("templates"));
                    templates.add(Map.of(
                            "usageType", "BindMfa", "subject", text, "content", page(text), "replyTo", "a@" + text));
                    config.put("templates", templates);
                },
                "/templates"),
        UNKNOWN(
                (config, text) -> {
                    for (String name : List.of("endpoint", "host", "proxy", "url", "stsEndpoint", "webhook")) {
                        config.put(name, text);
                    }
                },
                "/");

        private final BiConsumer<Map<String, Object>, String> write;
        private final String pointer;

        Member(String name) {
            this((config, text) -> config.put(name, text), "/" + name);
        }

        Member(BiConsumer<Map<String, Object>, String> write, String pointer) {
            this.write = write;
            this.pointer = "/config" + pointer;
        }
    }

    private final Visitors proxy = Visitors.await();
    private final Visitors named = Visitors.await();
    private final RunningService service = RunningService.start(Map.of(
            "sesame.ses",
            "aws",
            "sesame.ses-api-proxy",
            "http://" + proxy.address(),
            "sesame.ses-smtp-proxy",
            "http://" + proxy.address(),
            "sesame.failover",
            "ses-smtp",
            "sesame.send-attempts",
            1));

    @AfterEach
    void nobody_came_whom_a_caller_sent() throws InterruptedException {
        assertThat(named.said()).isEmpty();
        assertThat(proxy.said()).allMatch(line -> line.matches(AMAZONS) || line.equals(Visitors.NOTHING));
    }

    @AfterAll
    void stop() {
        service.close();
        proxy.close();
        named.close();
    }

    /** What looks for a picture, a style or a page elsewhere. */
    private static String page(String address) {
        return """
                <base href="http://%1$s/"><link rel="stylesheet" href="//%1$s/a.css"><style>@import url(//%1$s/b.css)</style>
                <img src="http://%1$s/logo.png" srcset="//%1$s/2x"><table background="//%1$s/t"><iframe src="//%1$s"></iframe>
                <a href="http://%1$s/?{{code}}" ping="//%1$s">{{code}}</a><!ENTITY x SYSTEM "http://%1$s/"><object data="//%1$s">
                """.formatted(address);
    }

    private List<String> texts() {
        String address = named.address();
        return List.of(
                address,
                "http://" + address + "/x",
                "us-east-1@" + address,
                "us-east-1." + address + "#",
                "us-east-1\r\nHost: " + address);
    }

    @ParameterizedTest
    @EnumSource(Member.class)
    void member_of_a_connector_is_refused_or_leads_nowhere(Member member) {
        for (String text : texts()) {
            Map<String, Object> config = new HashMap<>(Connectors.valid());
            member.write.accept(config, text);
            String body = Json.write(Map.of("config", config));

            Answer saved = service.put("/v1/connectors/" + member.name(), body);
            Answer checked = service.post("/v1/connectors/check", body);
            Answer tested = service.post(
                    "/v1/connectors/test", Json.write(Map.of("config", config, "to", "someone@example.com")));

            if (saved.status() == 400) {
                for (Answer answer : List.of(saved, checked, tested)) {
                    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
                    assertThat(answer.errors().keySet())
                            .as(answer.body())
                            .isNotEmpty()
                            .allMatch(pointer -> pointer.startsWith(member.pointer));
                }
            } else {
                assertThat(saved.status()).as(saved.body()).isIn(200, 201);
                assertThat(checked.status()).as(checked.body()).isEqualTo(200);
                // The proxy lets nobody through.
                assertThat(tested.status()).as(tested.body()).isIn(422, 502, 503);
            }
        }
    }

    @Test
    void region_and_endpoint_id_that_name_a_port_are_always_refused() {
        for (Member member : List.of(Member.REGION, Member.ENDPOINT_ID, Member.ROLE_ARN, Member.IDENTITY)) {
            for (String text : texts()) {
                Map<String, Object> config = new HashMap<>(Connectors.valid());
                member.write.accept(config, text);

                assertThat(service.put("/v1/connectors/refused", Json.write(Map.of("config", config)))
                                .status())
                        .as(member + " " + text)
                        .isEqualTo(400);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/messages", "/v1/messages/preview"})
    void message_leads_nobody_elsewhere(String path) {
        Map<String, Object> config = new HashMap<>(Connectors.valid());
        config.put("brand", Map.of("logoUrl", "https://" + named.address() + "/logo.png"));
        config.remove("templates");
        assertThat(service.put("/v1/connectors/default", Json.write(Map.of("config", config)))
                        .status())
                .isIn(200, 201);
        String url = "https://" + named.address() + "/x";

        for (Map<String, Object> template : List.of(
                Map.<String, Object>of("usageType", "OrganizationInvitation"),
                Map.<String, Object>of(
                        "template",
                        Map.of("subject", url, "content", page(named.address()), "replyTo", "a@" + named.address())),
                Map.<String, Object>of("template", Map.of("subject", url, "content", page(named.address()))))) {
            Map<String, Object> message = new HashMap<>(template);
            message.put("to", "someone@example.com");
            message.put("payload", Map.of("code", "1", "link", url, "brand", Map.of("logoUrl", url), "name", url));
            message.put("clientIp", "192.0.2.1");
            Answer answer = service.post(
                    path,
                    Json.write(message),
                    "X-Forwarded-For",
                    named.address(),
                    "Forwarded",
                    "for=" + named.address(),
                    "Origin",
                    "http://" + named.address(),
                    "traceparent",
                    url);
            assertThat(answer.status()).as(answer.body()).isIn(200, 400, 403, 422, 502, 503);
        }
    }

    @Test
    void what_is_allowed_goes_to_amazon() throws InterruptedException {
        Map<String, Object> config = new HashMap<>(Connectors.valid());
        config.put("endpointId", "abcdef12.g3h");
        service.post("/v1/connectors/check", Json.write(Map.of("config", config)));
        config.remove("endpointId");
        service.post("/v1/connectors/check", Json.write(Map.of("config", config)));

        assertThat(proxy.said())
                .contains(
                        "CONNECT email.eu-west-1.amazonaws.com:443 HTTP/1.1",
                        "CONNECT abcdef12.g3h.endpoints.email.amazonaws.com:443 HTTP/1.1",
                        "CONNECT email-smtp.eu-west-1.amazonaws.com:587 HTTP/1.1");
    }
}
