package dev.sesame.core.connector;

import static dev.sesame.core.connector.Configs.problems;
import static dev.sesame.core.connector.Configs.warnings;
import static dev.sesame.core.connector.Configs.with;
import static dev.sesame.core.connector.Configs.withTemplate;
import static dev.sesame.core.connector.Configs.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.SendingAccount.AssumedRole;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.UsageType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorConfigTest {

    @Test
    void smallest_configuration_is_read() {
        ConnectorConfig config = ConnectorConfig.parse(Configs.minimal());

        assertThat(config.account().region()).isEqualTo("eu-west-1");
        assertThat(config.account().role()).isNull();
        assertThat(Objects.requireNonNull(config.account().keys()).id()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
        assertThat(Objects.requireNonNull(config.account().keys()).secret().reveal())
                .isEqualTo(Configs.SECRET);
        assertThat(config.sender()).isEqualTo(Mailbox.parse("Acme <noreply@example.com>"));
        assertThat(config.replyTo()).isEmpty();
        assertThat(config.options()).isEqualTo(SesOptions.NONE);
        assertThat(config.tags()).isEmpty();
        assertThat(config.defaultLanguage()).isNull();
        assertThat(config.templates().templates())
                .extracting(Template::usageType)
                .containsExactly(UsageType.SIGN_IN, UsageType.REGISTER, UsageType.FORGOT_PASSWORD, UsageType.GENERIC);
        assertThat(config.unknown()).isEmpty();
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void configuration_of_a_logto_connector_is_read_as_it_is() {
        Map<String, @Nullable Object> document = with(
                "region", "us-east-1",
                "emailAddress", "Logto <noreply@logto.io>",
                "emailAddressIdentityArn", "arn:aws:ses:us-east-1:123456789012:identity/logto.io",
                "feedbackForwardingEmailAddress", "bounce@logto.io",
                "feedbackForwardingEmailAddressIdentityArn", "arn:aws:ses:us-east-1:123456789012:identity/logto.io",
                "configurationSetName", "cs1");
        ((Map<String, @Nullable Object>) template(document, 0))
                .put("content", "<p>SignIn code {{ code }} — é 中 {{missing}}</p>");

        ConnectorConfig config = ConnectorConfig.parse(document);

        assertThat(config.warnings())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith("/templates/0/content: uses {{missing}}");
        assertThat(config.sender()).isEqualTo(new Mailbox("Logto", "noreply@logto.io"));
        assertThat(config.options())
                .isEqualTo(new SesOptions(
                        "arn:aws:ses:us-east-1:123456789012:identity/logto.io",
                        Mailbox.parse("bounce@logto.io"),
                        "arn:aws:ses:us-east-1:123456789012:identity/logto.io",
                        "cs1",
                        null,
                        null));
        Template signIn = config.templates().templates().get(0);
        assertThat(signIn.content()).isEqualTo("<p>SignIn code {{ code }} — é 中 {{missing}}</p>");
        assertThat(signIn.contentType()).isEqualTo(ContentType.TEXT_HTML);
        assertThat(signIn.language()).isNull();
    }

    @Test
    void every_optional_setting_is_read() {
        ConnectorConfig config = ConnectorConfig.parse(with(
                "sessionToken", "token",
                "roleArn", "arn:aws-us-gov:iam::123456789012:role/path/mailer",
                "externalId", "ext",
                "tenantName", "tenant_1",
                "endpointId", "abcdef12.g3h",
                "tags", Map.of("app", "web-1"),
                "replyTo", List.of("Help <help@example.com>", "b@example.com"),
                "defaultLanguage", "de_at"));

        assertThat(Objects.requireNonNull(config.account().keys()).sessionToken())
                .isEqualTo(Secret.of("token"));
        assertThat(config.account().role())
                .isEqualTo(new AssumedRole("arn:aws-us-gov:iam::123456789012:role/path/mailer", "ext"));
        assertThat(config.options().tenantName()).isEqualTo("tenant_1");
        assertThat(config.options().endpointId()).isEqualTo("abcdef12.g3h");
        assertThat(config.tags()).isEqualTo(Map.of("app", "web-1"));
        assertThat(config.replyTo())
                .containsExactly(Mailbox.parse("Help <help@example.com>"), Mailbox.parse("b@example.com"));
        assertThat(config.defaultLanguage()).isEqualTo(new LanguageTag("de-AT"));
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void texts_are_trimmed_before_they_are_checked() {
        ConnectorConfig config = ConnectorConfig.parse(with(
                "accessKeyId", " AKIA\n",
                "accessKeySecret", "\t" + Configs.SECRET + " ",
                "region", "  EU-West-1 ",
                "emailAddress", "  noreply@example.com ",
                "configurationSetName", " cs1 ",
                "replyTo", " help@example.com "));

        assertThat(Objects.requireNonNull(config.account().keys()).id()).isEqualTo("AKIA");
        assertThat(Objects.requireNonNull(config.account().keys()).secret()).isEqualTo(Secret.of(Configs.SECRET));
        assertThat(config.account().region()).isEqualTo("eu-west-1");
        assertThat(config.options().configurationSetName()).isEqualTo("cs1");
        assertThat(config.replyTo()).containsExactly(Mailbox.parse("help@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessionToken",
                "roleArn",
                "externalId",
                "emailAddressIdentityArn",
                "feedbackForwardingEmailAddress",
                "feedbackForwardingEmailAddressIdentityArn",
                "configurationSetName",
                "tenantName",
                "endpointId",
                "tags",
                "replyTo",
                "defaultLanguage"
            })
    void empty_or_null_optional_setting_is_absent(String key) {
        Map<String, @Nullable Object> absent = with(key, null);

        assertThat(ConnectorConfig.parse(absent))
                .usingRecursiveComparison()
                .isEqualTo(ConnectorConfig.parse(Configs.minimal()));
        if (!key.equals("tags")) {
            for (String empty : new String[] {"", "  ", "\n"}) {
                assertThat(ConnectorConfig.parse(with(key, empty)))
                        .usingRecursiveComparison()
                        .isEqualTo(ConnectorConfig.parse(Configs.minimal()));
            }
        }
    }

    @Test
    void keys_may_both_be_left_to_the_environment() {
        assertThat(ConnectorConfig.parse(without("accessKeyId", "accessKeySecret"))
                        .account()
                        .keys())
                .isNull();
        assertThat(ConnectorConfig.parse(with("accessKeyId", "", "accessKeySecret", " "))
                        .account()
                        .keys())
                .isNull();
    }

    @Test
    void half_a_key_is_a_problem() {
        assertThat(problems(without("accessKeyId"))).singleElement().asString().startsWith("/accessKeyId: is required");
        assertThat(problems(with("accessKeySecret", "")))
                .singleElement()
                .asString()
                .startsWith("/accessKeySecret: is required");
    }

    @Test
    void key_of_the_wrong_type_is_reported_once() {
        assertThat(problems(with("accessKeyId", 5))).containsExactly("/accessKeyId: must be a text");
        assertThat(problems(with("accessKeySecret", List.of()))).containsExactly("/accessKeySecret: must be a text");
    }

    @Test
    void session_token_needs_its_keys() {
        Map<String, @Nullable Object> document = without("accessKeyId", "accessKeySecret");
        document.put("sessionToken", "token");

        assertThat(problems(document)).singleElement().asString().startsWith("/sessionToken: needs accessKeyId");
    }

    @Test
    void role_may_be_assumed_with_or_without_keys() {
        String role = "arn:aws:iam::123456789012:role/mailer";
        Map<String, @Nullable Object> document = without("accessKeyId", "accessKeySecret");
        document.put("roleArn", role);

        assertThat(ConnectorConfig.parse(document).account())
                .isEqualTo(new SendingAccount("eu-west-1", null, new AssumedRole(role, null)));
        assertThat(ConnectorConfig.parse(with("roleArn", role)).account().keys())
                .isNotNull();
    }

    @Test
    void external_id_needs_a_role() {
        assertThat(problems(with("externalId", "x")))
                .containsExactly("/externalId: needs roleArn, the role it is asked for by");
        assertThat(problems(with("externalId", "x", "roleArn", "  "))).hasSize(1);
        assertThat(problems(with("externalId", "x", "roleArn", "nonsense")))
                .singleElement()
                .asString()
                .startsWith("/roleArn: must be the ARN");
    }

    @ParameterizedTest
    @CsvSource({
        "emailAddressIdentityArn,                   arn:aws:iam::123456789012:role/x",
        "emailAddressIdentityArn,                   arn:aws:ses:eu-west-1:12345:identity/x",
        "emailAddressIdentityArn,                   arn:aws:ses:eu-west-1:123456789012:identity/",
        "emailAddressIdentityArn,                   'arn:aws:ses:eu-west-1:123456789012:identity/a b'",
        "feedbackForwardingEmailAddressIdentityArn, nonsense",
        "roleArn,                                   arn:aws:ses:eu-west-1:123456789012:identity/x",
        "configurationSetName,                      'a b'",
        "configurationSetName,                      ä",
        "tenantName,                                a.b",
        "endpointId,                                -a",
        "endpointId,                                a/b",
        "endpointId,                                a@b",
        "defaultLanguage,                           english language",
        "defaultLanguage,                           *"
    })
    void setting_in_the_wrong_form_is_a_problem(String key, String value) {
        assertThat(problems(with(key, value))).singleElement().asString().startsWith("/" + key + ": must be ");
    }

    @Test
    void names_of_configuration_sets_and_tenants_have_64_characters_at_most() {
        assertThat(problems(with("configurationSetName", "x".repeat(64), "tenantName", "x".repeat(64))))
                .isEmpty();
        assertThat(problems(with("configurationSetName", "x".repeat(65), "tenantName", "x".repeat(65))))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eu-west-1.evil.com/",
                "eu-west-1@evil.com",
                "eu-west-1/",
                "eu-west-1#",
                "eu west 1",
                "eu-west-1\r\nX: y",
                "eu-west",
                "eu",
                "-",
                "eu-west-0",
                "eu-west-100",
                "eu--west-1",
                "eu-west-1-",
                "aws-global",
                "éu-west-1",
                "EU-WEST-İ",
                "*",
                "{{region}}",
                "127.0.0.1"
            })
    void region_that_is_none_is_a_problem(String region) {
        assertThat(problems(with("region", region)))
                .containsExactly("/region: must be an AWS region such as \"eu-west-1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-9", "mx-central-1", "eusc-de-east-1", "cn-north-1", "us-isob-east-1"})
    void region_that_nobody_knows_is_a_warning(String region) {
        assertThat(warnings(with("region", region))).singleElement().asString().startsWith("/region: ");
        assertThat(ConnectorConfig.parse(with("region", region)).account().region())
                .isEqualTo(region);
    }

    @Test
    void region_is_required() {
        assertThat(problems(without("region"))).containsExactly("/region: is required");
        assertThat(problems(with("region", " "))).containsExactly("/region: is required");
        assertThat(problems(with("region", 5))).containsExactly("/region: must be a text");
    }

    @Test
    void sender_is_required_unless_every_template_has_its_own() {
        List<@Nullable Object> templates = Configs.templates();
        for (Object template : templates) {
            object(template).put("sendFrom", "{{application.name}} <{{tenant}}@example.com>");
        }
        Map<String, @Nullable Object> document = without("emailAddress");
        document.put("templates", templates);

        assertThat(ConnectorConfig.parse(document).sender()).isNull();

        object(templates.get(2)).remove("sendFrom");
        object(templates.get(0)).put("sendFrom", " ");
        assertThat(problems(document))
                .containsExactly("/emailAddress: is required, unless every template has a sendFrom;"
                        + " there is none for SignIn, ForgotPassword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void blank_sender_is_none(String blank) {
        assertThat(problems(with("emailAddress", blank)))
                .singleElement()
                .asString()
                .startsWith("/emailAddress: is required, unless");
    }

    @Test
    void sender_of_the_wrong_type_is_reported_once() {
        assertThat(problems(with("emailAddress", 5))).containsExactly("/emailAddress: must be a text");
    }

    @Test
    void addresses_are_checked_and_not_repeated() {
        List<String> problems = problems(with(
                "emailAddress", "secret-person at example.com",
                "feedbackForwardingEmailAddress", "secret-person@",
                "replyTo", List.of("a@example.com", "secret-person", "", 5)));

        assertThat(problems).hasSize(5).allSatisfy(problem -> assertThat(problem)
                .doesNotContain("secret-person"));
        assertThat(problems)
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "/emailAddress", "/feedbackForwardingEmailAddress", "/replyTo/1", "/replyTo/2", "/replyTo/3");
    }

    @Test
    void reply_to_is_a_text_or_a_list_of_texts() {
        assertThat(ConnectorConfig.parse(with("replyTo", "a@example.com")).replyTo())
                .hasSize(1);
        assertThat(ConnectorConfig.parse(with("replyTo", List.of())).replyTo()).isEmpty();
        assertThat(problems(with("replyTo", Map.of()))).containsExactly("/replyTo: must be a text");
        assertThat(problems(with("replyTo", Arrays.asList("a@example.com", null))))
                .containsExactly("/replyTo/1: must be a text");
    }

    @Test
    void tags_are_checked_each_once() {
        Map<String, @Nullable Object> tags = new LinkedHashMap<>();
        tags.put("good", "web-1");
        tags.put("bad name", "x");
        tags.put("a/b~c", "x");
        tags.put("value", "a b");
        tags.put("empty", "");
        tags.put("number", 5);
        tags.put("wrong/type", 5);
        tags.put("none", null);

        assertThat(problems(with("tags", tags)))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "/tags/bad name",
                        "/tags/a~1b~0c",
                        "/tags/value",
                        "/tags/empty",
                        "/tags/number",
                        "/tags/wrong~1type",
                        "/tags/none");
        assertThat(problems(with("tags", "x"))).containsExactly("/tags: must be an object");
    }

    @Test
    void missing_types_are_listed_in_a_fixed_order() {
        assertThat(problems(with("templates", List.of(Configs.template("BindMfa")))))
                .containsExactly("/templates: must have a template for Register, SignIn, ForgotPassword, Generic");
        assertThat(problems(with("templates", List.of(Configs.template("Generic"), Configs.template("SignIn")))))
                .containsExactly("/templates: must have a template for Register, ForgotPassword");
        assertThat(problems(with("templates", List.of())))
                .singleElement()
                .asString()
                .startsWith("/templates: ");
    }

    @Test
    void templates_of_the_wrong_type_are_reported_once() {
        assertThat(problems(with("templates", "x"))).containsExactly("/templates: must be a list");
        assertThat(problems(with("templates", Map.of()))).containsExactly("/templates: must be a list");
        List<@Nullable Object> templates = Configs.templates();
        templates.add(null);
        templates.add("x");
        assertThat(problems(with("templates", templates)))
                .containsExactly("/templates/4: must be an object", "/templates/5: must be an object");
    }

    @Test
    void missing_types_are_told_even_where_a_template_has_problems() {
        Map<String, @Nullable Object> broken = Configs.template("SignIn");
        broken.remove("subject");

        assertThat(problems(with("templates", List.of(broken, Configs.template("Generic")))))
                .containsExactly(
                        "/templates/0/subject: is required",
                        "/templates: must have a template for Register, ForgotPassword");
    }

    @Test
    void each_required_property_of_a_template_is_reported_once() {
        for (String key : new String[] {"usageType", "subject", "content"}) {
            for (Object value : new Object[] {"", " ", "\n"}) {
                assertThat(problems(withTemplate(key, value))).containsExactly("/templates/4/" + key + ": is required");
            }
            assertThat(problems(withTemplate(key, null))).containsExactly("/templates/4/" + key + ": is required");
            assertThat(problems(withTemplate(key, 5))).containsExactly("/templates/4/" + key + ": must be a text");
        }
    }

    @Test
    void optional_properties_of_a_template_are_read() {
        ConnectorConfig config = ConnectorConfig.parse(withTemplate(
                "usageType", " Welcome ",
                "subject", "  Hello ",
                "content", "\n  <p>Hi</p>\n",
                "languageTag", "de_AT",
                "contentType", "TEXT/PLAIN",
                "text", " own ",
                "replyTo", "help@example.com",
                "sendFrom", "{{brand}} <noreply@example.com>"));

        assertThat(config.templates().templates().get(4))
                .isEqualTo(new Template(
                        new UsageType("Welcome"),
                        new LanguageTag("de-AT"),
                        "Hello",
                        "\n  <p>Hi</p>\n",
                        ContentType.TEXT_PLAIN,
                        " own ",
                        "help@example.com",
                        "{{brand}} <noreply@example.com>"));
        assertThat(config.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "languageTag, not a language",
        "contentType, application/json",
        "contentType, text/html; charset=utf-8",
        "replyTo,     nobody",
        "sendFrom,    nobody@localhost",
        "sendFrom,    a@example.com; b@example.com"
    })
    void property_in_the_wrong_form_is_a_problem(String key, String value) {
        assertThat(problems(withTemplate(key, value)))
                .singleElement()
                .asString()
                .startsWith("/templates/4/" + key);
    }

    @Test
    void overlong_usage_type_is_a_problem() {
        assertThat(problems(withTemplate("usageType", "x".repeat(64)))).isEmpty();
        assertThat(problems(withTemplate("usageType", "x".repeat(65))))
                .containsExactly("/templates/4/usageType: must not be longer than 64 characters");
        assertThat(problems(withTemplate("usageType", "Sign\nIn")))
                .containsExactly("/templates/4/usageType: must not contain control characters");
    }

    @Test
    void second_template_of_a_type_and_language_is_a_warning() {
        assertThat(warnings(withTemplate("usageType", "SignIn")))
                .containsExactly(
                        "/templates/4/usageType: has a template of this language before; only the first is used");
        assertThat(warnings(withTemplate("usageType", "SignIn", "languageTag", "de")))
                .isEmpty();
    }

    @Test
    void unknown_settings_are_kept_and_told() {
        Object value = Map.of("x", 1);
        Map<String, @Nullable Object> document = with("a/b~c", value, "syncProfile", null);

        ConnectorConfig config = ConnectorConfig.parse(document);

        assertThat(config.unknown())
                .containsEntry("a/b~c", value)
                .containsKey("syncProfile")
                .hasSize(2);
        assertThat(config.warnings()).extracting(Problem::pointer).containsExactly("/a~1b~0c", "/syncProfile");
        assertThat(warnings(withTemplate("a/b", 1)))
                .containsExactly("/templates/4/a~1b: is not a property of a template");
    }

    @Test
    void all_problems_are_told_at_once() {
        InvalidInputException rejection = catchThrowableOfType(
                InvalidInputException.class,
                () -> ConnectorConfig.parse(Map.of(
                        "accessKeyId", "AKIA",
                        "region", "evil.com/",
                        "emailAddress", "nobody",
                        "configurationSetName", "a b",
                        "tags", Map.of("a b", "c"),
                        "defaultLanguage", 5,
                        "templates", List.of(Map.of("usageType", "SignIn")))));

        assertThat(rejection.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(rejection.problems())
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder(
                        "/accessKeySecret",
                        "/region",
                        "/emailAddress",
                        "/configurationSetName",
                        "/tags/a b",
                        "/defaultLanguage",
                        "/templates/0/subject",
                        "/templates/0/content",
                        "/templates");
        rejection.problems().forEach(problem -> assertThat(rejection.getMessage())
                .contains(problem.toString()));
    }

    @Test
    void empty_document_is_told_what_it_lacks() {
        assertThat(problems(Map.of()))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyInAnyOrder("/region", "/emailAddress");
    }

    @Test
    void templates_that_a_reader_would_miss_something_in_are_warned_of() {
        ConnectorConfig connector = ConnectorConfig.parse(Configs.withTemplate("content", "<p>Hello {{vip.name}}</p>"));

        assertThat(connector.warnings())
                .extracting(Problem::toString)
                .anyMatch(warning -> warning.startsWith("/templates/4/content: never shows {{code}}"))
                .anyMatch(warning -> warning.startsWith("/templates/4/content: uses {{vip.name}}"))
                .hasSize(2);
    }

    @Test
    void without_templates_it_has_the_built_in_ones() {
        ConnectorConfig connector = ConnectorConfig.parse(without("templates"));

        assertThat(connector.templates().templates())
                .hasSizeGreaterThan(UsageType.known().size());
        assertThat(connector.defaultLanguage()).isEqualTo(new LanguageTag("en"));
        assertThat(problems(without("templates", "emailAddress")))
                .containsExactly("/emailAddress: is required with the built-in templates, which name no sender");
        Map<String, @Nullable Object> german = without("templates");
        german.put("defaultLanguage", "de");
        assertThat(ConnectorConfig.parse(german).defaultLanguage()).isEqualTo(new LanguageTag("de"));
    }

    @Test
    void nothing_secret_is_shown() {
        ConnectorConfig config = ConnectorConfig.parse(with("sessionToken", "token-value", "secretThing", "hidden"));

        assertThat(config).hasToString("ConnectorConfig[eu-west-1, 4 templates]");
        assertThat(config.account().toString()).doesNotContain(Configs.SECRET).doesNotContain("token-value");
        assertThat(config.warnings().toString()).doesNotContain("hidden");
    }

    @Test
    void configuration_cannot_be_changed() {
        ConnectorConfig config = ConnectorConfig.parse(with("tags", Map.of("a", "b"), "unknown", 1));

        assertThatThrownBy(() -> config.tags().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> config.unknown().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> config.replyTo().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> config.warnings().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> config.templates().templates().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static Map<String, @Nullable Object> template(Map<String, @Nullable Object> document, int index) {
        return object(((List<?>) Objects.requireNonNull(document.get("templates"))).get(index));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }
}
