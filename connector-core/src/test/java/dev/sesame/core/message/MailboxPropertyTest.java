package dev.sesame.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.InvalidAddressException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MailboxPropertyTest {

    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "0",
            " ",
            "  ",
            ".",
            "-",
            "_",
            "@",
            "<",
            ">",
            "\"",
            "\\",
            ",",
            ";",
            ":",
            "(",
            ")",
            "[",
            "]",
            "=?",
            "?=",
            "=?UTF-8?B?",
            "=?UTF-8?Q?",
            "R3LDtsOf",
            "=0D=0A",
            "example.com",
            "a@example.com",
            "ä",
            "ß",
            "株",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00",
            "\u200D",
            "\u202E",
            "\r",
            "\n",
            "\t",
            "\u0000",
            "\u007F",
            "\u0085",
            "\u2028",
            "\u00A0",
            "\u3002",
            "\uFF20",
            "\uFF1C",
            "xn--",
            "'",
            "`",
            "/",
            "%",
            "+",
            "{",
            "|");

    @Test
    void any_name_is_one_line_of_ascii_in_the_header_and_comes_back_as_it_was() {
        long seed = 2_718;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String name = text(random, 12);
            String description = "seed %d, case %d: «%s»".formatted(seed, i, name);
            Mailbox mailbox = Mailbox.of(name, "a@example.com");
            String header = mailbox.header();

            assertThat(header.chars().allMatch(c -> c >= ' ' && c < 127))
                    .as(description)
                    .isTrue();
            assertThat(Mailbox.parse(header))
                    .as("%s as %s", description, header)
                    .isEqualTo(mailbox);
            assertThat(mailbox.address()).as(description).isEqualTo("a@example.com");
        }
    }

    @Test
    void any_text_is_a_mailbox_or_rejected_and_nothing_else() {
        long seed = 16_180;
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = random.nextBoolean()
                    ? text(random, 8)
                    : text(random, 3) + "<" + text(random, 3) + "@" + text(random, 2) + "example.com>";
            String description = "seed %d, case %d: «%s»".formatted(seed, i, text);
            Mailbox mailbox;
            try {
                mailbox = Mailbox.parse(text);
            } catch (InvalidAddressException e) {
                assertThat(e.getMessage()).as(description).doesNotContain("a@example");
                continue;
            }
            accepted++;
            assertThat(mailbox.header().chars().allMatch(c -> c >= ' ' && c < 127))
                    .as(description)
                    .isTrue();
            assertThat(mailbox.address().chars().filter(c -> c == '@').count())
                    .as(description)
                    .isPositive();
            assertThat(Mailbox.parse(mailbox.header()))
                    .as("%s as %s", description, mailbox.header())
                    .isEqualTo(mailbox);
        }
        assertThat(accepted).isGreaterThan(500);
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
