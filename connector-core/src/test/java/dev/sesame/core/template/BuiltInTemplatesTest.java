package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInTemplatesTest {

    private static final Pattern ASSET =
            Pattern.compile("(?i)(?:src|background|href)\\s*=|url\\s*\\(|@import|<link|<img|<script");

    private static final Payload FULL = payload(
            "code", "123456",
            "link", "https://example.com/x?a=1&b=2",
            "expiresInMinutes", 5,
            "brand", Map.of("name", "Brand <b>", "supportEmail", "help@example.com"),
            "application", Map.of("name", "App & Co"),
            "organization", Map.of("name", "Org \"Inc\""),
            "user", Map.of("name", "Ann", "username", "ann", "primaryEmail", "ann@example.com"),
            "inviter", Map.of("name", "Bob", "primaryEmail", "bob@example.com"));

    static List<Template> templates() {
        return BuiltInTemplates.load().templates();
    }

    @Test
    void every_known_usage_type_has_one_in_the_default_language() {
        assertThat(templates()).extracting(Template::usageType).containsExactlyElementsOf(UsageType.known());
        for (UsageType type : UsageType.known()) {
            assertThat(BuiltInTemplates.load().find(type, BuiltInTemplates.defaultLanguage()))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void main_variable_is_all_it_takes(Template template) {
        RenderedEmail mail = minimal(template);

        assertThat(mail.unresolved()).isEmpty();
        assertThat(mail.empty()).isEmpty();
        for (String part : List.of(mail.subject(), String.valueOf(mail.html()), mail.text())) {
            assertThat(part)
                    .isNotBlank()
                    .doesNotContain("{{")
                    .doesNotContain("}}")
                    .doesNotContainPattern("@[a-z]+@");
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everything_that_identity_systems_know_can_be_shown(Template template) {
        RenderedEmail mail = CompiledTemplate.of(template).render(FULL, PlaceholderMode.STRICT);

        assertThat(mail.empty()).isEmpty();
        assertThat(mail.html()).doesNotContain("{{").doesNotContain("<b>").doesNotContain("App & Co");
        assertThat(mail.text()).doesNotContain("{{").doesNotContain("&amp;").contains("https://example.com/x?a=1&b=2");
        assertThat(mail.subject()).doesNotContain("{{").doesNotContain("&amp;");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void page_is_small_enough_not_to_be_clipped(Template template) {
        assertThat(String.valueOf(minimal(template).html()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(20_000);
        assertThat(template.content().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void page_loads_nothing_from_anywhere(Template template) {
        String withoutLinks = template.content()
                .replace("href=\"{{link}}\"", "")
                .replace("href=\"mailto:{{brand.supportEmail}}\"", "");

        assertThat(ASSET.matcher(withoutLinks).results().map(MatchResult::group).toList())
                .isEmpty();
        assertThat(withoutLinks.replace("xmlns:o=\"urn:schemas-microsoft-com:office:office\"", ""))
                .doesNotContain("http:", "https:", "//");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void page_has_a_language_a_direction_a_title_and_one_heading(Template template) {
        RenderedEmail mail = minimal(template);
        Document page = Jsoup.parse(String.valueOf(mail.html()));

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("html").attr("dir")).isEqualTo("ltr");
        assertThat(page.title()).isEqualTo(mail.subject());
        assertThat(page.select("h1")).hasSize(1).allSatisfy(h1 -> assertThat(h1.text())
                .isNotBlank());
        assertThat(page.select("table:not([role=presentation])")).isEmpty();
        assertThat(page.charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void preheader_is_the_first_text_and_says_the_code(Template template) {
        Document page = Jsoup.parse(String.valueOf(minimal(template).html()));
        String preheader = page.body().child(0).text();

        assertThat(page.body().child(0).attr("style")).contains("display:none");
        if (template.usageType().equals(UsageType.ORGANIZATION_INVITATION)) {
            assertThat(preheader).startsWith("You are invited.");
        } else {
            assertThat(preheader).startsWith("Your verification code is 123456. It expires in 10 minutes.");
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void text_says_the_main_thing_on_a_line_of_its_own(Template template) {
        List<String> lines = minimal(template).text().lines().toList();

        if (template.usageType().equals(UsageType.ORGANIZATION_INVITATION)) {
            assertThat(lines).contains("https://example.com/join");
        } else {
            assertThat(lines).containsOnlyOnce("Your verification code is 123456");
            assertThat(String.join("\n", lines)).containsOnlyOnce("123456");
        }
    }

    @Test
    void sign_in_reads_well_as_text() {
        assertThat(minimal(find(UsageType.SIGN_IN)).text()).isEqualTo("""
                Sign in to your account

                Enter this code on the sign-in page.

                Your verification code is 123456

                The code expires in 10 minutes.

                If you did not try to sign in, you can ignore this email. Nobody can sign in without the code.

                Keep this code to yourself. Nobody from our team will ask you for it.""");
    }

    @Test
    void sign_in_with_everything_reads_well_as_text() {
        assertThat(CompiledTemplate.of(find(UsageType.SIGN_IN))
                        .render(FULL, PlaceholderMode.STRICT)
                        .text())
                .isEqualTo("""
                Brand <b>

                Sign in to your account

                Enter this code on the sign-in page of App & Co.

                Your verification code is 123456

                The code expires in 5 minutes.

                Or use this link instead of the code:

                Sign in <https://example.com/x?a=1&b=2>

                If you did not try to sign in, you can ignore this email. Nobody can sign in without the code.

                Keep this code and link to yourself. Nobody from our team will ask you for them.

                Questions? Contact support <help@example.com>""");
    }

    @Test
    void invitation_reads_well_as_text() {
        assertThat(CompiledTemplate.of(find(UsageType.ORGANIZATION_INVITATION))
                        .render(FULL, PlaceholderMode.STRICT)
                        .text())
                .isEqualTo("""
                Brand <b>

                You have an invitation

                Bob (bob@example.com) invited you to join Org "Inc" on App & Co.

                Accept invitation <https://example.com/x?a=1&b=2>

                Or copy this address into your browser:

                https://example.com/x?a=1&b=2

                If you did not expect this invitation, you can ignore this email. The link is meant for you only, so please do not forward it.

                Questions? Contact support <help@example.com>""");
    }

    @Test
    void password_reset_reads_well_as_text() {
        assertThat(minimal(find(UsageType.FORGOT_PASSWORD)).text()).isEqualTo("""
                Reset your password

                Enter this code to choose a new password for your account.

                Your verification code is 123456

                The code expires in 10 minutes.

                If you did not ask for this, you can ignore this email. Your password stays the same until you choose a new one.

                Keep this code to yourself. Nobody from our team will ask you for it.""");
    }

    private static Template find(UsageType type) {
        return BuiltInTemplates.load()
                .find(type, BuiltInTemplates.defaultLanguage())
                .orElseThrow();
    }

    /** The template with its main variable, and the one that the core always adds. */
    private static RenderedEmail minimal(Template template) {
        Payload payload = template.usageType().equals(UsageType.ORGANIZATION_INVITATION)
                ? payload("link", "https://example.com/join", "expiresInMinutes", 10_080)
                : payload("code", "123456", "expiresInMinutes", 10);
        return CompiledTemplate.of(template).render(payload, PlaceholderMode.STRICT);
    }
}
