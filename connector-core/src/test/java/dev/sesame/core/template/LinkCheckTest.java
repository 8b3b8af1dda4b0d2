package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.htmlTemplate;
import static dev.sesame.core.template.Rendered.payload;
import static dev.sesame.core.template.Rendered.textTemplate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Mailbox;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCheckTest {

    private static final String EVIL = "https://evil.example/x";
    private static final String OURS = "https://app.example.com/x";
    private static final LinkPolicy LISTED = LinkPolicy.hosts(List.of("app.example.com"));

    private static List<String> refused(LinkPolicy policy, Template template, Payload payload) {
        return new TemplateRenderer(policy)
                .preview(template, payload).refusedLinks().stream()
                        .map(Problem::pointer)
                        .toList();
    }

    private static List<String> refused(Template template, Payload payload) {
        return refused(LinkPolicy.ANY_HOST, template, payload);
    }

    @ParameterizedTest
    @EnumSource(PlaceholderMode.class)
    void message_with_a_link_that_is_not_allowed_is_refused_in_every_mode(PlaceholderMode mode) {
        UnsendableException refusal = catchThrowableOfType(UnsendableException.class, () -> new TemplateRenderer()
                .render(
                        textTemplate("{{user.name}} {{link}}"),
                        payload("user", Map.of("name", EVIL), "link", "http://evil.example"),
                        mode));

        assertThat(refusal.code()).isEqualTo(ErrorCode.LINK_NOT_ALLOWED);
        assertThat(refusal.problems())
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("/payload/user/name", "/payload/link");
        assertThat(refusal.getMessage())
                .contains("https address", "ends with Link or Url")
                .doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "url", "magicLink", "callbackURL", "a.link", "photo_url", "redirectUri", "LINK"})
    void value_is_a_link_by_its_name(String name) {
        String root = name.contains(".") ? "a" : name;
        Object good = name.contains(".") ? Map.of("link", EVIL) : EVIL;
        Object bad = name.contains(".") ? Map.of("link", "http://x") : "http://x";
        Template template = textTemplate("{{" + name + "}}");

        assertThat(refused(template, payload(root, good))).isEmpty();
        assertThat(refused(LISTED, template, payload(root, good))).hasSize(1);
        assertThat(refused(template, payload(root, bad))).containsExactly(Payload.pointer(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"{{v}}\">x</a>",
                "<a href='{{v}}'>x</a>",
                "<a href={{v}}>x</a>",
                "<a href=\" {{v}}\">x</a>",
                "<img src=\"{{v}}\">",
                "<a href=\"{{#v}}{{.}}{{/v}}\">x</a>",
                "<a href=\"{{#w}}{{v}}{{/w}}\">x</a>",
                "<a {{#w}}h{{/w}}ref=\"{{v}}\">x</a>",
            })
    void value_is_a_link_by_its_use(String html) {
        Template template = htmlTemplate(html);

        assertThat(refused(template, payload("v", OURS, "w", "1"))).isEmpty();
        assertThat(refused(LISTED, template, payload("v", OURS, "w", "1"))).isEmpty();
        assertThat(refused(LISTED, template, payload("v", EVIL, "w", "1"))).containsExactly("/payload/v");
        for (String other :
                List.of("http://app.example.com", "mailto:a@example.com", "evil", "//evil.example", "/x", "#x")) {
            assertThat(refused(template, payload("v", other, "w", "1")))
                    .as(other)
                    .containsExactly("/payload/v");
        }
        assertThat(refused(LISTED, template, payload("v", "", "w", "1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                // the template decides where it leads
                "<a href=\"https://app.example.com/{{v}}\">,          //evil.com/x, true",
                "<a href=\"https://app.example.com/?q={{v}}\">,       a b, true",
                "<a href=\"http://app.example.com/{{v}}\">,           x, true",
                "<a href=\"mailto:{{v}}\">,                           a@b.example, true",
                "<a href=\"myapp://{{v}}\">,                          x, true",
                "<a href=\"#{{v}}\">,                                 x, true",
                "<a href=\"?{{v}}\">,                                 x, true",
                "<a href=\"/a{{v}}\">,                                x, true",
                "<a href=\"a/{{v}}\">,                                x, true",
                // the value has a part in it
                "<a href=\"https://{{v}}/x\">,                        app.example.com, true",
                "<a href=\"https://{{v}}/x\">,                        evil.example, false",
                "<a href=\"https://{{v}}\">,                          app.example.com/a/b, true",
                "<a href=\"https://app.example.com{{v}}\">,           /x, true",
                "<a href=\"https://app.example.com{{v}}\">,           .evil.example, false",
                "<a href=\"https://app.example.com{{v}}\">,           @evil.example, false",
                "<a href=\"https://app.example.com&#46;{{v}}\">,      evil.example, false",
                "<a href=\"/{{v}}\">,                                 /evil.example, false",
                "<a href=\"\\{{v}}\">,                                \\evil.example, false",
                "<a href=\"https:{{v}}\">,                            //evil.example, false",
                "<a href=\"h{{v}}\">,                                 ttps://evil.example, false",
                "<a href=\"{{v}}.example.com\">,                      https://evil.example/, false",
                "<a href=\"{{v}}{{v}}\">,                             https://app.example.com, false",
                "<a href={{v}}/x>,                                    https://app.example.com, true",
                "<a href={{v}}/x>,                                    https://evil.example, false",
            })
    void link_in_pieces_is_judged_as_a_whole(String html, String v, boolean allowed) {
        List<String> refused = refused(LISTED, htmlTemplate(html + "x</a>"), payload("v", v));

        assertThat(refused).hasSize(allowed ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "https://app.example.com/login?return={{v}}, /home",
                "https://app.example.com/login?return={{v}}, https%3A%2F%2Fapp.example.com%2Fhome",
                "https://app.example.com/login?return={{v}}, https://app.example.com/home",
                "https://app.example.com/login?return={{v}}, https://other.com/home",
                "https://app.example.com/login?return={{returnUrl}}, /home",
                "https://app.example.com/login?return={{returnUrl}}, http://other.com/home",
                "https://app.example.com/{{v}}{{v}}, a.com/",
                "{{baseUrl}}/login?return={{returnUrl}}, /home",
                "{{baseUrl}}/login?return={{v}}, https://other.com/home",
                "{{baseUrl}}/welcome?name={{v}}, Ann Lee",
                "{{baseUrl}}/welcome?name={{v}}, Ann \"A\" <Lee>",
                "{{base}}/welcome?name={{v}}, Ann Lee",
                "https://{{host}}/welcome?name={{v}}, Ann Lee",
                "https://{{host}}/{{v}}, a.com/b",
            })
    void value_behind_a_host_that_is_settled_may_be_anything(String href, String v) {
        Payload payload = payload(
                "v",
                v,
                "returnUrl",
                v,
                "baseUrl",
                "https://app.example.com",
                "base",
                "https://app.example.com",
                "host",
                "app.example.com");
        Template template = htmlTemplate("<a href=\"" + href + "\">Open</a>");

        assertThat(refused(template, payload)).isEmpty();
        assertThat(refused(LISTED, template, payload)).isEmpty();
    }

    @Test
    void value_in_a_settled_link_is_judged_wherever_else_it_is_shown() {
        String link = "<a href=\"https://app.example.com/?n={{v}}\">Open</a>";

        assertThat(refused(htmlTemplate(link + "{{v}}"), payload("v", EVIL))).containsExactly("/payload/v");
        assertThat(refused(htmlTemplate(link + "<p title='{{v}}'>x</p>"), payload("v", EVIL)))
                .containsExactly("/payload/v");
        assertThat(refused(
                        new Template(UsageType.GENERIC, null, "{{v}}", link, ContentType.TEXT_HTML, null, null, null),
                        payload("v", EVIL)))
                .containsExactly("/payload/v");
        // The text part would show two addresses.
        assertThat(refused(htmlTemplate(link), payload("v", "x " + EVIL))).containsExactly("/payload/v");
        assertThat(refused(htmlTemplate(link), payload("v", ")" + EVIL))).containsExactly("/payload/v");
    }

    @Test
    void value_behind_one_that_is_trusted_is_judged_until_the_host_is_settled() {
        Template template = htmlTemplate("<img src=\"{{brand.logoUrl}}{{v}}\">");
        for (var policy : List.of(LISTED, LinkPolicy.hosts(List.of("app.example.com", "cdn.example")))) {
            assertThat(refused(
                            policy,
                            template,
                            BrandVariables.addTo(
                                    payload("v", ".evil.example/x"), Map.of("logoUrl", "https://cdn.example"))))
                    .containsExactly("/payload/v");
            assertThat(refused(
                            policy,
                            template,
                            BrandVariables.addTo(payload("v", "x.com/y"), Map.of("logoUrl", "https://cdn.example/"))))
                    .isEmpty();
        }
    }

    @Test
    void blank_links_do_not_keep_values_apart() {
        assertThat(refused(
                        textTemplate("{{v}}{{xUrl}}{{w}}"), payload("v", "https:/", "xUrl", "", "w", "/evil.example")))
                .containsExactly("/payload/v");
    }

    @Test
    void what_is_opened_as_a_whole_does_not_open_its_parts_elsewhere() {
        Template template = htmlTemplate("<a href=\"{{v}}{{w}}\">x</a>{{v}}{{w}} {{v}}");

        assertThat(refused(
                        LinkPolicy.hosts(List.of("*.example.com")),
                        template,
                        payload("v", "https://evil.com", "w", ".example.com/")))
                .containsExactly("/payload/v");
    }

    @Test
    void value_that_the_template_opens_may_be_shown_too() {
        Template template = htmlTemplate("<a href=\"{{invite}}\">{{invite}}</a>");

        assertThat(refused(template, payload("invite", OURS))).isEmpty();
        assertThat(refused(template, payload("invite", OURS + " " + EVIL))).containsExactly("/payload/invite");
        // Behind a path of ours it is no link of its own, and must not be one elsewhere.
        assertThat(refused(htmlTemplate("<a href=\"{{invite}}{{v}}\">x</a>{{v}}"), payload("invite", OURS, "v", EVIL)))
                .containsExactly("/payload/v");
    }

    @Test
    void other_value_may_be_a_link_to_a_host_that_the_operator_named() {
        assertThat(refused(LISTED, textTemplate("{{v}}"), payload("v", OURS))).isEmpty();
        assertThat(refused(LISTED, textTemplate("{{v}}"), payload("v", OURS + " " + EVIL)))
                .hasSize(1);
        assertThat(refused(textTemplate("{{v}}"), payload("v", OURS))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{v}}",
                "<p title=\"{{v}}\">x</p>",
                "<style>p{background:url({{v}})}</style>x",
                "<!-- {{v}} -->x"
            })
    void text_that_becomes_a_link_is_refused_wherever_it_stands(String html) {
        assertThat(refused(htmlTemplate(html), payload("v", EVIL))).containsExactly("/payload/v");
        assertThat(refused(htmlTemplate(html), payload("v", "Amazon.com Inc."))).isEmpty();
    }

    @Test
    void every_part_of_a_mail_is_judged() {
        Template template = new Template(
                UsageType.GENERIC,
                null,
                "{{a}}",
                "{{b}}",
                ContentType.TEXT_HTML,
                "{{c}}",
                "{{e}} <help@example.com>",
                "{{f}} <noreply@example.com>");

        assertThat(refused(template, payload("a", EVIL, "b", EVIL, "c", EVIL, "d", EVIL, "e", EVIL, "f", EVIL)))
                .containsExactlyInAnyOrder("/payload/a", "/payload/b", "/payload/c", "/payload/e", "/payload/f");
    }

    @Test
    void what_becomes_a_link_only_as_it_is_written_is_refused() {
        for (String value :
                List.of("https:\u0000//evil.example", "ww\u0001w.evil.example", "https:/\u202E/evil.example")) {
            assertThat(refused(textTemplate("{{v}}"), payload("v", value)))
                    .as(value)
                    .containsExactly("/payload/v");
        }
        assertThat(refused(textTemplate("{{v}}"), payload("v", List.of("a", EVIL))))
                .containsExactly("/payload/v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https:\n//evil.com/x",
                "https:\t//evil.com/x",
                "https:\r//evil.com",
                "https:\u2028//evil.com",
                "https:/\u2029/evil.com",
                "bit.\u200Bly/abc",
                "bit.\u2060ly/abc",
                "www\uFEFF.evil.com"
            })
    void header_is_judged_as_it_will_be(String value) {
        Template name = new Template(
                UsageType.GENERIC, null, "s", "c", ContentType.TEXT_PLAIN, null, null, "{{v}} <a@example.com>");

        assertThat(refused(Rendered.subjectTemplate("{{v}}"), payload("v", value)))
                .containsExactly("/payload/v");
        assertThat(refused(name, payload("v", value))).containsExactly("/payload/v");
        assertThat(new TemplateRenderer().problems(new Mailbox(value, "a@example.com")))
                .extracting(Problem::pointer)
                .containsExactly("/to");
    }

    @Test
    void text_that_a_header_loses_keeps_no_values_apart() {
        assertThat(refused(Rendered.subjectTemplate("{{v}}\n{{w}}"), payload("v", "https:/", "w", "/evil.com")))
                .containsExactly("/payload/v");
    }

    @Test
    void name_of_a_recipient_is_judged() {
        TemplateRenderer renderer = new TemplateRenderer();
        Mailbox evil = Mailbox.parse("=?utf-8?B?aHR0cHM6Ly9ldmlsLmNvbS94?= <a@example.com>");

        assertThat(catchThrowableOfType(UnsendableException.class, () -> renderer.check(evil))
                        .code())
                .isEqualTo(ErrorCode.LINK_NOT_ALLOWED);
        assertThat(renderer.problems(Mailbox.parse("Ann Lee <a@example.com>"))).isEmpty();
        assertThat(new TemplateRenderer(LinkPolicy.OFF).problems(evil)).isEmpty();
    }

    @Test
    void picture_or_another_variables_link_opens_no_text() {
        assertThat(refused(htmlTemplate("<img src='{{v}}'>{{v}}"), payload("v", EVIL)))
                .containsExactly("/payload/v");
        assertThat(refused(htmlTemplate("<a href='{{v}}'>x</a>{{w}}"), payload("v", EVIL, "w", EVIL)))
                .containsExactly("/payload/w");
    }

    @Test
    void values_next_to_each_other_are_one_text() {
        Payload payload = payload("v", "https:/", "w", "/evil.example");

        assertThat(refused(textTemplate("{{v}}{{w}}"), payload)).containsExactly("/payload/v");
        assertThat(refused(htmlTemplate("<p>{{v}}{{w}}</p>"), payload)).containsExactly("/payload/v");
        assertThat(refused(htmlTemplate("<b>{{v}}</b>{{w}}"), payload)).containsExactly("/payload/v");
        assertThat(refused(textTemplate("{{v}} {{w}}"), payload)).isEmpty();
    }

    @Test
    void link_that_a_template_puts_together_may_be_shown_too() {
        Template template = htmlTemplate("<a href=\"{{base}}{{path}}\">Open</a>");

        assertThat(refused(template, payload("base", "https://app.example.com", "path", "/x")))
                .isEmpty();
        assertThat(refused(textTemplate("{{base}}{{path}}"), payload("base", "https://app.example.com", "path", "/x")))
                .containsExactly("/payload/base");
    }

    @Test
    void place_is_told_through_sections_and_lists() {
        Template template =
                textTemplate("{{#users}}{{#profile}}{{name}}{{/profile}}{{/users}}{{#links}}{{.}} {{/links}}"
                        + "{{#link}}{{.}}{{/link}}");
        Payload payload = payload(
                "users",
                List.of(Map.of("profile", Map.of("name", "Ann")), Map.of("profile", Map.of("name", EVIL))),
                "links",
                List.of("ok", EVIL),
                "link",
                OURS);

        assertThat(refused(template, payload))
                .containsExactlyInAnyOrder("/payload/users/1/profile/name", "/payload/links/1");
    }

    @Test
    void values_that_are_not_shown_are_nobodys_business() {
        assertThat(refused(textTemplate("{{#v}}x{{/v}}"), payload("v", EVIL, "link", "javascript:x")))
                .isEmpty();
    }

    @Test
    void operators_own_brand_may_lead_where_it_likes() {
        Template template = htmlTemplate("<img src=\"{{brand.logoUrl}}\">{{brand.name}}");
        Map<String, String> brand = Map.of("logoUrl", "https://cdn.example/logo.png", "name", "www.acme.example");

        assertThat(refused(LISTED, template, BrandVariables.addTo(Payload.EMPTY, brand)))
                .isEmpty();
        assertThat(refused(
                        LISTED,
                        template,
                        BrandVariables.addTo(
                                payload("brand", Map.of("logoUrl", EVIL, "name", "www.evil.example")), brand)))
                .containsExactlyInAnyOrder("/payload/brand/logoUrl", "/payload/brand/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SignIn", "OrganizationInvitation"})
    void samples_get_through_whatever_is_allowed(String type) {
        Template template = htmlTemplate("<a href='{{link}}'>{{link}}</a><img src='{{user.avatar}}'>");

        assertThat(refused(LISTED, template, SamplePayload.of(new UsageType(type))))
                .isEmpty();
    }

    @Test
    void nothing_is_judged_if_the_operator_says_so_but_what_runs_code() {
        assertThat(refused(LinkPolicy.OFF, textTemplate("{{v}}{{link}}"), payload("v", EVIL, "link", "x")))
                .isEmpty();
        UnsendableException refusal = catchThrowableOfType(
                UnsendableException.class,
                () -> refused(LinkPolicy.OFF, htmlTemplate("<a href='{{v}}'>x</a>"), payload("v", "javascript:x")));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
    }

    @Test
    void problems_are_told_up_to_a_number() {
        Payload payload = payload("v", Collections.nCopies(1_000, EVIL));

        assertThat(refused(textTemplate("{{#v}}{{.}} {{/v}}"), payload)).hasSize(20);
    }
}
