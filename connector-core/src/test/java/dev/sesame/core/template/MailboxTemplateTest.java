package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Mailbox;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTemplateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{app}} <noreply@example.com>      | Acme | noreply@example.com",
                "`\"{{app}}\" <noreply@example.com>`| Acme | noreply@example.com",
                "{{app}}<noreply@example.com>       | Acme | noreply@example.com",
                "noreply@example.com                | ``   | noreply@example.com",
                "<{{tenant}}@example.com>           | ``   | t1@example.com",
                "{{app}} <{{address}}>              | Acme | a@example.com",
                "{{address}}                        | ``   | a@example.com"
            })
    void name_and_address_may_hold_placeholders(String source, String name, String address) {
        assertThat(render(source, payload("app", "Acme", "tenant", "t1", "address", "a@example.com")))
                .isEqualTo(new Mailbox(name, address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Evil <evil@example.net>",
                "<evil@example.net>",
                "evil@example.net>",
                "x\" <evil@example.net>, \"",
                "x\r\nBcc: evil@example.net\r\n",
                "\\",
                "\\\"",
                "=?UTF-8?Q?<evil=40example.net>_=0D=0ABcc:?=",
                "a@b, c@d",
                "(comment",
                ":;[]",
                "\u202Eevil",
                "\uD800"
            })
    void value_in_a_name_never_changes_the_address(String value) {
        for (String source : List.of(
                "{{v}} <noreply@example.com>", "\"{{v}}\" <noreply@example.com>", "A {{v}} B<noreply@example.com>")) {
            Mailbox mailbox = rendered(source, payload("v", value));

            assertThat(mailbox.address()).isEqualTo("noreply@example.com");
            assertThat(Mailbox.parse(mailbox.header())).as(mailbox.header()).isEqualTo(mailbox);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?B?aHR0cHM6Ly9ldmlsLmNvbS94?=",
                "=?utf-8?Q?https=3A//evil.com?=",
                "https:/\"/evil.com/x",
                "https:/</evil.com/x",
                "\"https:/\\/evil.com/x\""
            })
    void value_in_a_name_is_neither_unquoted_nor_decoded(String value) {
        for (String source : List.of("{{v}} <noreply@example.com>", "\"{{v}}\" <noreply@example.com>")) {
            Mailbox mailbox = rendered(source, payload("v", value));

            assertThat(mailbox.name()).isEqualTo(value);
            assertThat(Mailbox.parse(mailbox.header())).as(mailbox.header()).isEqualTo(mailbox);
        }
    }

    @Test
    void name_of_the_template_is_unquoted_and_decoded() {
        assertThat(rendered("\"A \\\"B\\\" {{v}}\" <noreply@example.com>", payload("v", "x"))
                        .name())
                .isEqualTo("A \"B\" x");
        assertThat(rendered("=?UTF-8?Q?=C3=84?= {{v}} <noreply@example.com>", payload("v", "=?UTF-8?Q?=C3=84?="))
                        .name())
                .isEqualTo("Ä =?UTF-8?Q?=C3=84?=");
    }

    @Test
    void random_value_in_a_name_never_changes_the_address() {
        List<String> pieces = List.of(
                "\"",
                "<",
                ">",
                "@",
                ",",
                ";",
                ":",
                "\\",
                "\r\n",
                " ",
                "=?UTF-8?B?",
                "?=",
                "PGE+",
                "evil@example.net",
                "(",
                ")",
                "é",
                "\uD83D\uDE00",
                "a",
                ".",
                "\u0000",
                "\u2028");
        long seed = 314;
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                value.append(pieces.get(random.nextInt(pieces.size())));
            }
            Mailbox mailbox = rendered("\"{{v}}\" <noreply@example.com>", payload("v", value.toString()));

            assertThat(mailbox.address())
                    .as("seed %d, case %d: %s", seed, i, value)
                    .isEqualTo("noreply@example.com");
            assertThat(Mailbox.parse(mailbox.header()))
                    .as("seed %d, case %d: %s as %s", seed, i, value, mailbox.header())
                    .isEqualTo(mailbox);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil@example.net> <x", "a b", "a,b", "é", "<a>", "a@b", "", "a..b", "x\nBcc: y"})
    void value_in_an_address_that_makes_none_is_refused(String value) {
        UnsendableException refusal = catchThrowableOfType(
                UnsendableException.class, () -> render("App <{{v}}@example.com>", payload("v", value)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refusal.problems()).singleElement().satisfies(problem -> assertThat(problem.pointer())
                .isEqualTo("/template/sendFrom"));
        assertThat(refusal.getMessage()).contains("sendFrom").doesNotContain("evil");
    }

    @Test
    void values_that_leave_nothing_of_the_address_leave_the_mailbox_to_the_connector() {
        assertThat(render("{{app}} <{{address}}>", payload("app", "Acme", "address", null)))
                .isNull();
        assertThat(render("{{#address}}{{address}}{{/address}}", Payload.EMPTY)).isNull();
    }

    @Test
    void template_that_is_not_there_makes_no_mailbox() {
        assertThat(MailboxTemplate.parse("replyTo", null)).isNull();
    }

    private static Mailbox rendered(String source, Payload payload) {
        return Objects.requireNonNull(render(source, payload));
    }

    private static @Nullable Mailbox render(String source, Payload payload) {
        Template template = new Template(UsageType.GENERIC, null, "s", "c", ContentType.TEXT_PLAIN, null, null, source);
        return Rendered.render(template, payload).sendFrom();
    }
}
