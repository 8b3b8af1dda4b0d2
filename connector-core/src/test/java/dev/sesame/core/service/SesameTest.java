package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.Configs;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SesameTest {

    private final SesameFixture fixture = new SesameFixture();
    private final Sesame sesame = fixture.sesame();

    @Test
    void message_is_made_of_its_template_and_accepted() {
        SentEmail sent = sesame.sendEmail().send(request().build());

        OutboundEmail email = fixture.transport.last();
        assertThat(sent.receipt().messageId()).isEqualTo("in-memory-1");
        assertThat(sent.transport()).isEqualTo("in-memory");
        assertThat(sent.template().usageType()).isEqualTo(UsageType.SIGN_IN);
        assertThat(sent.id()).isEqualTo(email.id());
        assertThat(UUID.fromString(email.id()).version()).isEqualTo(7);
        assertThat(email.to()).isEqualTo(Mailbox.parse("someone@example.com"));
        assertThat(email.from()).isEqualTo(Mailbox.parse("Acme <noreply@example.com>"));
        assertThat(email.subject()).isEqualTo("SignIn 123456");
        assertThat(email.html()).isEqualTo("<p>SignIn code 123456</p>");
        assertThat(email.text()).isEqualTo("SignIn code 123456");
        assertThat(email.replyTo()).isEmpty();
        assertThat(email.tags()).isEmpty();
        assertThat(fixture.transport.accepted().get(0).account())
                .isEqualTo(fixture.connector("default").account());
    }

    @Test
    void each_message_has_an_id_of_its_own() {
        assertThat(sesame.sendEmail().send(request().build()).id())
                .isNotEqualTo(sesame.sendEmail().send(request().build()).id());
    }

    @Test
    void connector_that_is_not_there_is_told() {
        UnsendableException refusal = refusal(request().connector("other"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.CONNECTOR_NOT_FOUND);
        assertThat(refusal.getMessage()).contains("other");
    }

    @Test
    void template_of_the_locale_is_used() {
        fixture.connector(
                "default", Configs.withTemplate("usageType", "SignIn", "languageTag", "de", "subject", "Deutsch"));

        sesame.sendEmail().send(request().locale("de-AT").build());
        assertThat(fixture.transport.last().subject()).isEqualTo("Deutsch");

        sesame.sendEmail().send(request().locale("fr").build());
        assertThat(fixture.transport.last().subject()).isEqualTo("SignIn 123456");
    }

    @Test
    void default_language_of_the_connector_is_used() {
        Map<String, @Nullable Object> document =
                Configs.withTemplate("usageType", "SignIn", "languageTag", "de", "subject", "Deutsch");
        document.put("defaultLanguage", "de");
        fixture.connector("default", document);

        sesame.sendEmail().send(request().locale("fr").build());

        assertThat(fixture.transport.last().subject()).isEqualTo("Deutsch");
    }

    @Test
    void type_without_a_template_gets_the_generic_one() {
        sesame.sendEmail().send(request().usageType(new UsageType("Welcome")).build());

        assertThat(fixture.transport.last().subject()).isEqualTo("Generic 123456");
    }

    @Test
    void type_without_a_template_in_any_fitting_language_is_told() {
        Map<String, @Nullable Object> document = Configs.minimal();
        document.put("templates", Configs.templatesWith("languageTag", "de"));
        fixture.connector("default", document);

        UnsendableException refusal = refusal(request().locale("en"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND);
        assertThat(refusal.getMessage()).contains("SignIn");
    }

    @Test
    void template_of_the_request_comes_first() {
        sesame.sendEmail()
                .send(request()
                        .template(inline("Own {{code}}", "text", null, null))
                        .build());

        assertThat(fixture.transport.last().subject()).isEqualTo("Own 123456");
        assertThat(fixture.transport.last().html()).isNull();
        assertThat(fixture.transport.last().text()).isEqualTo("text");
    }

    @Test
    void missing_variables_are_all_named_and_nothing_is_sent() {
        UnsendableException refusal =
                refusal(request().template(inline("{{a}}", "{{b.c}} {{code}}", "{{d}} <help@example.com>", "<{{e}}>")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.MISSING_VARIABLES);
        assertThat(refusal.problems())
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("/payload/a", "/payload/b/c", "/payload/d", "/payload/e");
        assertThat(refusal.getMessage()).doesNotContain("123456");
    }

    @Test
    void lenient_request_leaves_missing_variables_as_written() {
        sesame.sendEmail()
                .send(request()
                        .template(inline("{{a}}", "{{ b }}", null, null))
                        .lenient()
                        .build());

        assertThat(fixture.transport.last().subject()).isEqualTo("{{a}}");
        assertThat(fixture.transport.last().text()).isEqualTo("{{ b }}");
    }

    @ParameterizedTest
    @CsvSource({"PT10M,10", "PT90S,1", "PT1S,1", "PT1H,60", "P7D,10080"})
    void lifetime_is_a_variable_in_minutes(Duration lifetime, String minutes) {
        sesame.sendEmail()
                .send(request()
                        .template(inline("s", "{{expiresInMinutes}}", null, null))
                        .expiresIn(lifetime)
                        .build());

        assertThat(fixture.transport.last().text()).isEqualTo(minutes);
    }

    @Test
    void lifetime_of_the_usage_type_is_the_default() {
        Template template = inline("s", "{{expiresInMinutes}}", null, null);

        sesame.sendEmail().send(request().template(template).build());
        assertThat(fixture.transport.last().text()).isEqualTo("10");

        sesame.sendEmail()
                .send(request()
                        .template(template)
                        .usageType(UsageType.ORGANIZATION_INVITATION)
                        .build());
        assertThat(fixture.transport.last().text()).isEqualTo("10080");
    }

    @Test
    void lifetime_in_the_payload_is_the_callers() {
        sesame.sendEmail()
                .send(request()
                        .template(inline("s", "{{expiresInMinutes}}", null, null))
                        .payload(Map.of("expiresInMinutes", "a few"))
                        .build());

        assertThat(fixture.transport.last().text()).isEqualTo("a few");
    }

    @Test
    void tags_of_the_request_are_added_and_win() {
        fixture.connector("default", Configs.with("tags", Map.of("app", "web", "env", "prod")));

        sesame.sendEmail()
                .send(request().tags(Map.of("env", "test", "user", "u1")).build());
        assertThat(fixture.transport.last().tags())
                .containsOnly(Map.entry("app", "web"), Map.entry("env", "test"), Map.entry("user", "u1"));

        sesame.sendEmail().send(request().build());
        assertThat(fixture.transport.last().tags()).containsOnly(Map.entry("app", "web"), Map.entry("env", "prod"));
    }

    @Test
    void sender_and_reply_to_of_the_template_come_before_the_connectors() {
        fixture.connector("default", Configs.with("replyTo", List.of("a@example.com", "b@example.com")));

        sesame.sendEmail().send(request().build());
        assertThat(fixture.transport.last().replyTo())
                .containsExactly(Mailbox.parse("a@example.com"), Mailbox.parse("b@example.com"));

        sesame.sendEmail()
                .send(request()
                        .template(inline("s", "t", "{{code}} <own@example.com>", "help@example.com"))
                        .build());
        assertThat(fixture.transport.last().from()).isEqualTo(new Mailbox("123456", "own@example.com"));
        assertThat(fixture.transport.last().replyTo()).containsExactly(Mailbox.parse("help@example.com"));
    }

    @Test
    void sender_that_values_leave_empty_is_the_connectors() {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("sender", null);

        sesame.sendEmail()
                .send(request()
                        .template(inline("s", "t", "{{sender}}", "{{sender}}"))
                        .payload(payload)
                        .build());

        assertThat(fixture.transport.last().from()).isEqualTo(Mailbox.parse("Acme <noreply@example.com>"));
        assertThat(fixture.transport.last().replyTo()).isEmpty();
    }

    @Test
    void message_without_a_sender_is_told() {
        Map<String, @Nullable Object> document = Configs.without("emailAddress");
        document.put("templates", Configs.templatesWith("sendFrom", "own@example.com"));
        fixture.connector("default", document);

        sesame.sendEmail().send(request().build());
        assertThat(fixture.transport.last().from()).isEqualTo(Mailbox.parse("own@example.com"));

        UnsendableException refusal = catchThrowableOfType(UnsendableException.class, () -> sesame.sendEmail()
                .send(request().template(inline("s", "t", null, null)).build()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refusal.getMessage()).contains("emailAddress").contains("sendFrom");
    }

    @Test
    void html_of_nothing_but_pictures_has_no_text_part() {
        Template pictures = new Template(
                UsageType.SIGN_IN,
                null,
                "s",
                "<img src=\"https://example.com/{{code}}.png\">",
                ContentType.TEXT_HTML,
                null,
                null,
                null);

        sesame.sendEmail().send(request().template(pictures).build());

        assertThat(fixture.transport.last().html()).isNotNull();
        assertThat(fixture.transport.last().text()).isNull();
    }

    @Test
    void text_template_without_text_is_sent_as_it_is() {
        sesame.sendEmail().send(request().template(inline("s", " ", null, null)).build());

        assertThat(fixture.transport.last().html()).isNull();
        assertThat(fixture.transport.last().text()).isEqualTo(" ");
    }

    @Test
    void options_of_the_connector_go_with_the_message() {
        fixture.connector("default", Configs.with("configurationSetName", "cs1", "tenantName", "t1"));

        sesame.sendEmail().send(request().build());

        assertThat(fixture.transport.last().options())
                .isEqualTo(fixture.connector("default").options());
        assertThat(fixture.transport.last().options().configurationSetName()).isEqualTo("cs1");
    }

    @Test
    void request_shows_neither_recipient_nor_values() {
        assertThat(request().build()).hasToString("SendRequest[SignIn with default]");
        assertThat(request().locale("de").build().locale()).isEqualTo(new LanguageTag("de"));
    }

    private UnsendableException refusal(SesameFixture.Request request) {
        UnsendableException refusal = catchThrowableOfType(
                UnsendableException.class, () -> sesame.sendEmail().send(request.build()));
        assertThat(refusal).isNotNull();
        assertThat(fixture.transport.attempts()).isZero();
        return refusal;
    }

    private static Template inline(
            String subject, String content, @Nullable String sendFrom, @Nullable String replyTo) {
        return new Template(UsageType.SIGN_IN, null, subject, content, ContentType.TEXT_PLAIN, null, replyTo, sendFrom);
    }
}
