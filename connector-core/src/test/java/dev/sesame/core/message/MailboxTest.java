package dev.sesame.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a@example.com                              | ``              | a@example.com
            ` a@example.com `                          | ``              | a@example.com
            <a@example.com>                            | ``              | a@example.com
            ` < a@example.com > `                      | ``              | a@example.com
            Logto <noreply@example.com>                | Logto           | noreply@example.com
            Logto<noreply@example.com>                 | Logto           | noreply@example.com
            Logto\\<noreply@example.com>               | Logto           | noreply@example.com
            "Acme, Inc." <a@example.com>               | Acme, Inc.      | a@example.com
            "Acme \\"Best\\" \\\\ Inc." <a@example.com>| Acme "Best" \\ Inc. | a@example.com
            "" <a@example.com>                         | ``              | a@example.com
            Acme, Inc. <a@example.com>                 | Acme, Inc.      | a@example.com
            My <App> <a@example.com>                   | My App          | a@example.com
            a@example.net> <a@example.com>             | a@example.net   | a@example.com
            "x" y "z" <a@example.com>                  | x y z           | a@example.com
            Größe & Söhne <a@example.com>              | Größe & Söhne   | a@example.com
            株式会社 <a@example.com>                    | 株式会社         | a@example.com
            =?UTF-8?B?R3LDtsOfZQ==?= <a@example.com>   | Größe           | a@example.com
            =?utf-8?q?Gr=C3=B6=C3=9Fe_1?= <a@example.com> | Größe 1      | a@example.com
            =?ISO-8859-1?Q?Gr=F6=DFe?= <a@example.com> | Größe           | a@example.com
            =?UTF-8?Q?a?= =?UTF-8?Q?b?= c <a@example.com> | ab c         | a@example.com
            =?nope?Q?a?= <a@example.com>               | =?nope?Q?a?=    | a@example.com
            =?UTF-8?B?%?= <a@example.com>              | =?UTF-8?B?%?=   | a@example.com
            =?UTF-8?Q?=4?= =?UTF-8?Q?=ZZ?= <a@example.com> | \u0004=?UTF-8?Q?=ZZ?= | a@example.com
            a.b+c_d-e@sub.example.com                  | ``              | a.b+c_d-e@sub.example.com
            !#$%&'*+/=?^_{}~-@example.com              | ``              | !#$%&'*+/=?^_{}~-@example.com
            "a b"@example.com                          | ``              | "a b"@example.com
            "a@b"@example.com                          | ``              | "a@b"@example.com
            a@EXAMPLE.com                              | ``              | a@EXAMPLE.com
            a@bücher.example                           | ``              | a@xn--bcher-kva.example
            a@xn--bcher-kva.example                    | ``              | a@xn--bcher-kva.example
            a@例え.テスト                                | ``              | a@xn--r8jz45g.xn--zckzah
            a@例え。テスト                               | ``              | a@xn--r8jz45g.xn--zckzah
            a@xn--strae-oqa.example                    | ``              | a@xn--strae-oqa.example
            a@1.example                                | ``              | a@1.example
            """)
    void address_that_ses_takes_is_read(String text, String name, String address) {
        Mailbox mailbox = Mailbox.parse(text);

        assertThat(mailbox.name()).isEqualTo(name.replace("\u0004", ""));
        assertThat(mailbox.address()).isEqualTo(address);
        assertThat(mailbox.domain()).isEqualTo(address.substring(address.lastIndexOf('@') + 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                      | is empty
            ` `                                     | is empty
            a                                       | no '@'
            Name                                    | no '@'
            <>                                      | no '@'
            Name <>                                 | no '@'
            a@example.com>                          | '<'
            @example.com                            | nothing before
            <@example.com>                          | nothing before
            a@                                      | domain name
            a@example                               | domain name
            a@localhost                             | domain name
            a@example.                              | domain name
            a@.example.com                          | domain name
            a@example..com                          | domain name
            a@-example.com                          | domain name
            a@example-.com                          | domain name
            a@exa_mple.com                          | domain name
            a@exa mple.com                          | domain name
            a@example.com.                          | domain name
            a@[192.0.2.1]                           | IP address
            a@[IPv6:2001:db8::1]                    | IP address
            .a@example.com                          | dot
            a.@example.com                          | dot
            a..b@example.com                        | dot
            a b@example.com                         | character
            a<b@example.com                         | character
            "a"b@example.com                        | character
            "@example.com                           | character
            a@b@example.com                         | character
            müller@example.com                      | not ASCII
            用户@example.com                         | not ASCII
            a@example.com, b@example.com            | list
            a@example.com,b@example.com             | list
            a@example.com;b@example.com             | list
            A <a@example.com>, B <b@example.com>    | list
            "A" <a@example.com>, "B" <b@example.com>| list
            A <a@example.com>; B <b@example.com>    | list
            <a@example.com>,<b@example.com>         | list
            a@example.com, B <b@example.com>        | list
            a@straße.example                        | xn--
            a@faß.example                           | xn--
            a@ς.example                             | xn--
            a@a\u200Db.example                      | xn--
            a@\u2024.example                        | domain
            a@☃.\u0378                              | domain
            a@exam\u202Eple.com                     | domain
            a@example.com (comment)                 | domain
            Group: a@example.com;                   | character
            """)
    void what_ses_does_not_take_is_rejected_with_the_reason(String text, String reason) {
        InvalidAddressException rejection =
                catchThrowableOfType(InvalidAddressException.class, () -> Mailbox.parse(text));

        assertThat(rejection).as(text).isNotNull();
        assertThat(rejection.getMessage()).as(text).contains(reason);
        assertThat(rejection.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: x@example.net",
                "a@example.com\r\nBcc: x@example.net",
                "A\nB <a@example.com>",
                "A\u0000 <a@example.com>",
                "A\u0085 <a@example.com>",
                "A\u2028 <a@example.com>",
                "a\u007F@example.com",
                "<a@example.com\t>"
            })
    void control_characters_are_rejected(String text) {
        assertThatThrownBy(() -> Mailbox.parse(text))
                .isInstanceOf(InvalidAddressException.class)
                .hasMessageContaining("control characters")
                .hasMessageNotContaining("example");
    }

    @Test
    void lengths_are_those_of_smtp() {
        String local = "a".repeat(64);
        String domain = ("b".repeat(60) + ".").repeat(3) + "example";

        assertThat(Mailbox.parse(local + "@example.com").address()).hasSize(76);
        assertThatThrownBy(() -> Mailbox.parse("a" + local + "@example.com")).hasMessageContaining("64 characters");
        assertThatThrownBy(() -> Mailbox.parse(local + "@" + domain)).hasMessageContaining("254");
        assertThatThrownBy(() -> Mailbox.parse("a@" + "b".repeat(64) + ".com")).hasMessageContaining("domain");
        assertThatThrownBy(() -> Mailbox.parse("a@" + "b.".repeat(150) + "com")).hasMessageContaining("domain");
        assertThatThrownBy(() -> Mailbox.parse("a@" + "ü".repeat(70) + ".com")).hasMessageContaining("domain");
    }

    @Test
    void very_long_input_is_rejected_and_does_not_overflow_the_stack() {
        int many = 200_000;
        for (String text : new String[] {
            "a.".repeat(many) + "a@example.com",
            "\"" + "a".repeat(many) + "\"@example.com",
            "\"" + "\\a".repeat(many) + "\"@example.com",
            "a@" + "b.".repeat(many) + "com",
            "a@" + "ü.".repeat(many) + "com",
            "a@".repeat(many) + "example.com",
            "<".repeat(many) + ">".repeat(many)
        }) {
            assertThatThrownBy(() -> Mailbox.parse(text)).isInstanceOf(InvalidAddressException.class);
        }
    }

    @Test
    void very_long_name_is_cut() {
        int many = 200_000;
        for (String name : new String[] {
            "a".repeat(many),
            "\"" + "a".repeat(many) + "\"",
            "\"" + "\\\"".repeat(many) + "\"",
            "é".repeat(many),
            "=?UTF-8?Q?a?= ".repeat(many / 10),
            "=?".repeat(many),
            "\uD83D\uDE00".repeat(many)
        }) {
            Mailbox mailbox = Mailbox.parse(name + " <a@example.com>");
            assertThat(mailbox.name().codePointCount(0, mailbox.name().length()))
                    .isLessThanOrEqualTo(Mailbox.MAX_NAME);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a@example.com                   | a@example.com
            Acme <a@example.com>            | Acme <a@example.com>
            Acme & Co <a@example.com>       | Acme & Co <a@example.com>
            "Acme, Inc." <a@example.com>    | "Acme, Inc." <a@example.com>
            Acme (EU) <a@example.com>       | "Acme (EU)" <a@example.com>
            a@b.c <a@example.com>           | "a@b.c" <a@example.com>
            "a \\"b\\" \\\\" <a@example.com>| "a \\"b\\" \\\\" <a@example.com>
            Größe <a@example.com>           | =?UTF-8?B?R3LDtsOfZQ==?= <a@example.com>
            =?x?= <a@example.com>           | =?UTF-8?B?PT94Pz0=?= <a@example.com>
            """)
    void header_quotes_or_encodes_the_name_as_it_needs(String text, String header) {
        assertThat(Mailbox.parse(text).header()).isEqualTo(header);
    }

    @Test
    void long_unicode_name_is_encoded_in_words_that_stand_alone() {
        String name = "ä\uD83D\uDC69\u200D\uD83D\uDCBB株x".repeat(20).substring(0, 120);
        Mailbox mailbox = Mailbox.of(name, "a@example.com");
        String phrase = mailbox.header().substring(0, mailbox.header().indexOf(" <"));

        assertThat(phrase.split(" ", -1)).hasSizeGreaterThan(1).allSatisfy(word -> {
            assertThat(word)
                    .hasSizeLessThanOrEqualTo(75)
                    .startsWith("=?UTF-8?B?")
                    .endsWith("?=");
            byte[] bytes = Base64.getDecoder().decode(word.substring(10, word.length() - 2));
            assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
        });
        assertThat(Mailbox.parse(mailbox.header())).isEqualTo(mailbox);
    }

    @Test
    void name_of_parts_is_cleaned() {
        assertThat(Mailbox.of(" A\r\nBcc: x\u2028 ", "a@example.com").name()).isEqualTo("ABcc: x");
        assertThat(Mailbox.of("a <b> \"c\"", "a@example.com").name()).isEqualTo("a b c");
        assertThat(Mailbox.of("\uD83D", "a@example.com").name()).isEqualTo("\uFFFD");
        assertThat(Mailbox.of("=?UTF-8?Q?a=0D=0Ab?=", "a@example.com").name()).isEqualTo("ab");
        assertThat(Mailbox.of("", " a@example.com ").address()).isEqualTo("a@example.com");
    }

    @Test
    void mailbox_made_directly_keeps_the_rules() {
        assertThatThrownBy(() -> new Mailbox("", "a@example.com\r\nBcc: x@example.net"))
                .isInstanceOf(InvalidAddressException.class);
        assertThatThrownBy(() -> new Mailbox("", "not an address")).isInstanceOf(InvalidAddressException.class);
        assertThat(new Mailbox("A\r\nB", "a@example.com").header())
                .doesNotContain("\r")
                .doesNotContain("\n");
    }

    @Test
    void nothing_before_the_domain_is_shown() {
        assertThat(Mailbox.parse("Ann <ann.smith@example.com>"))
                .asString()
                .isEqualTo("Mailbox[…@example.com]")
                .doesNotContainIgnoringCase("ann");
    }
}
