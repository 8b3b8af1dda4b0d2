package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.connector.Configs;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.in.EmailPreview;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmailPreviewerTest {

    private final SesameFixture fixture = new SesameFixture();

    @AfterEach
    void nothingIsSent() {
        assertThat(fixture.transport.attempts()).isZero();
    }

    @Test
    void preview_shows_what_would_be_sent() {
        fixture.connector("default", Configs.with("replyTo", "help@example.com", "tags", Map.of("app", "web")));

        EmailPreview preview = preview(request());

        OutboundEmail email = preview.email();
        assertThat(email.subject()).isEqualTo("SignIn 123456");
        assertThat(email.html()).isEqualTo("<p>SignIn code 123456</p>");
        assertThat(email.text()).isEqualTo("SignIn code 123456");
        assertThat(email.replyTo()).hasSize(1);
        assertThat(email.tags()).containsEntry("app", "web");
        assertThat(preview.template().usageType()).isEqualTo(UsageType.SIGN_IN);
        assertThat(preview.transport()).isEqualTo("in-memory");
        assertThat(preview.wire())
                .isEqualTo(Map.of("From", "Acme <noreply@example.com>", "Text", "SignIn code 123456"));
        assertThat(preview.errors()).isEmpty();
        assertThat(preview.warnings()).isEmpty();
    }

    @Test
    void brand_of_the_connector_is_the_default_of_the_payload() {
        fixture.connector(
                "default",
                Configs.with("brand", Map.of("name", "Acme", "color", "#0a66c2", "supportEmail", "a@example.com")));
        Template template = inline("{{brand.name}} {{brand.supportEmail}}", "{{brand.accent}} {{brand.onAccent}}");

        OutboundEmail email = preview(request().template(template)).email();
        OutboundEmail other = preview(request()
                        .template(template)
                        .payload(Map.of("brand", Map.of("name", "Other", "color", "#ffcc00"))))
                .email();

        assertThat(email.subject()).isEqualTo("Acme a@example.com");
        assertThat(email.text()).isEqualTo("#0a66c2 #ffffff");
        assertThat(other.subject()).isEqualTo("Other a@example.com");
        assertThat(other.text()).isEqualTo("#ffcc00 #000000");
    }

    @Test
    void lifetime_is_told_in_every_whole_unit() {
        Template template = inline("{{expiresInDays}} {{expiresInHours}} {{expiresInMinutes}}", "text");

        assertThat(preview(request().template(template).expiresIn(Duration.ofDays(7)))
                        .email()
                        .subject())
                .isEqualTo("7 168 10080");
    }

    @Test
    void missing_variable_is_an_error_where_sending_would_refuse_it() {
        EmailPreview preview = preview(request().template(inline("{{a.b}} {{code}}", "{{c}}")));

        assertThat(preview.email().subject()).isEqualTo("{{a.b}} 123456");
        assertThat(preview.errors()).extracting(Problem::pointer).containsExactly("/payload/a/b", "/payload/c");
        assertThat(preview.errors())
                .allSatisfy(problem -> assertThat(problem.message()).contains("refused"));
        assertThat(preview.warnings()).isEmpty();
    }

    @Test
    void missing_variable_is_a_warning_where_sending_would_leave_it() {
        EmailPreview preview =
                preview(request().template(inline("{{a.b}}", "text")).lenient());

        assertThat(preview.errors()).isEmpty();
        assertThat(preview.warnings()).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("/payload/a/b");
            assertThat(problem.message()).contains("as written");
        });
    }

    @Test
    void variable_without_a_value_is_a_warning() {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("name", null);

        EmailPreview preview =
                preview(request().template(inline("Hi {{name}}", "text")).payload(payload));

        assertThat(preview.errors()).isEmpty();
        assertThat(preview.warnings()).extracting(Problem::pointer).containsExactly("/payload/name");
    }

    @Test
    void empty_subject_is_a_warning() {
        assertThat(preview(request().template(inline("{{#x}}s{{/x}}", "text"))).warnings())
                .extracting(Problem::pointer)
                .containsExactly("/template/subject");
    }

    @Test
    void what_not_even_a_preview_can_be_made_of_is_told() {
        assertThatThrownBy(() -> preview(request().connector("other"))).isInstanceOf(UnsendableException.class);
    }

    @Test
    void a_connector_that_cannot_send_this_way_is_a_warning() {
        EmailTransport narrow = new EmailTransport() {
            @Override
            public String name() {
                return "narrow";
            }

            @Override
            public Receipt send(OutboundEmail email, SendingAccount account) {
                throw new AssertionError("a preview sends nothing");
            }

            @Override
            public Map<String, Object> describe(OutboundEmail email) {
                return Map.of();
            }

            @Override
            public List<Problem> limitations(ConnectorConfig connector) {
                return List.of(
                        new Problem("/region", "is not " + connector.account().region() + "'s way"));
            }

            @Override
            public void close() {}
        };
        ConnectorConfig connector = fixture.connector("default");

        EmailPreview preview = fixture.builder(id -> Optional.of(connector), narrow)
                .build()
                .previewEmail()
                .preview(request().build());

        assertThat(preview.warnings())
                .extracting(Problem::toString)
                .containsExactly("/connector: narrow: is not eu-west-1's way");
    }

    private EmailPreview preview(SesameFixture.Request request) {
        return fixture.sesame().previewEmail().preview(request.build());
    }

    private static Template inline(String subject, String content) {
        return new Template(UsageType.SIGN_IN, null, subject, content, ContentType.TEXT_PLAIN, null, null, null);
    }
}
