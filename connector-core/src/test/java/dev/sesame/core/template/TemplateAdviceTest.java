package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateAdviceTest {

    private static List<String> warnings(UsageType type, String subject, String content, @Nullable String text) {
        return TemplateAdvice.warnings(
                        new Template(type, null, subject, content, ContentType.TEXT_HTML, text, null, null))
                .stream()
                .map(Problem::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SignIn                 | <b>{{code}}</b> {{brand.name}} {{expiresInMinutes}}",
                "OrganizationInvitation | {{link}} {{#inviter.name}}{{inviter.name}}{{/inviter.name}}",
                "BindMfa                | {{#code}}{{code}}{{/code}} {{#user}}{{user.name}}{{/user}}",
                "SignIn                 | {{code}} {{#user}}{{user.name}}{{/user}} {{^vip}}-{{/vip}}",
                "Welcome                | whatever {{you.like}}",
            })
    void what_carries_its_code_or_link_is_fine(String type, String content) {
        assertThat(warnings(new UsageType(type), "Subject", content, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SignIn   | Hello                    | /content: never shows {{code}}",
                "SignIn   | {{#code}}here{{/code}}   | /content: never shows {{code}}",
                "SignIn   | <!-- {{code}} --> hello  | /content: never shows {{code}}",
                "SignIn   | {{#nope}}{{code}}{{/nope}} | /content: never shows {{code}}",
                "Generic  | {{link}}                 | /content: never shows {{code}}",
                "OrganizationInvitation | {{code}}   | /content: never shows {{link}}",
                "OrganizationInvitation | {{link}} {{code}} | /content: uses {{code}}, which an invitation does not carry",
                "SignIn   | {{code}} {{user.name}}   | /content: uses {{user.name}}, which is not known to come with SignIn",
                "Register | {{code}} {{^vip}}{{vip.name}}{{/vip}} | /content: uses {{vip.name}}",
                "SignIn   | {{code}} {{application.name}} | /content: uses {{application.name}}, without which a message is refused",
                "BindMfa  | {{code}} {{user.name}}   | /content: uses {{user.name}}, without which a message is refused",
            })
    void what_its_reader_would_miss_is_told(String type, String content, String expected) {
        assertThat(warnings(new UsageType(type), "Subject", content, null))
                .anyMatch(warning -> warning.startsWith(expected));
    }

    @Test
    void a_name_that_only_nearly_is_a_known_one_is_told() {
        assertThat(warnings(new UsageType("Signin"), "Subject", "{{code}}", null))
                .containsExactly("/usageType: is not SignIn, which differs in upper and lower case: which is meant?");
    }

    @Test
    void a_text_part_without_the_code_is_told() {
        assertThat(warnings(UsageType.SIGN_IN, "Subject", "{{code}}", "Hello"))
                .containsExactly("/text: never shows {{code}}, which the HTML part shows");
    }

    @Test
    void the_built_in_templates_are_beyond_doubt() {
        for (Template template : BuiltInTemplates.load().templates()) {
            assertThat(TemplateAdvice.warnings(template))
                    .as(template.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href=\"{{invite}}\">x</a>                       | invite",
                "<a href={{invite}}>x</a>                           | invite",
                "<a href=\" {{#vip}}{{vip}}{{/vip}}{{invite}}\">x</a> | vip",
                "<a href=\"{{user.page}}\">x</a>                    | user.page",
                "<img src=\"{{user.avatar}}\">                      | user.avatar",
            })
    void a_link_that_begins_with_what_need_not_be_one_is_told(String html, String name) {
        assertThat(warnings(new UsageType("Welcome"), "Subject", html, null))
                .anyMatch(warning -> warning.startsWith("/content: begins a link with {{" + name + "}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"{{link}}\">x</a>",
                "<a href=\"{{user.pageUrl}}\">x</a>",
                "<a href=\"https://example.com/{{id}}\">x</a>",
                "<a href=\"https://{{host}}/\">x</a>",
                "<a href=\"mailto:{{address}}\">x</a>",
                "<a title=\"{{name}}\">{{name}}</a>",
            })
    void a_link_that_is_one_is_fine(String html) {
        assertThat(warnings(new UsageType("Welcome"), "Subject", html, null)).isEmpty();
    }
}
