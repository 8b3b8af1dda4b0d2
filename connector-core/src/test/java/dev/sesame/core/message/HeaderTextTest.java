package dev.sesame.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderTextTest {

    @Test
    void whatever_breaks_lines_is_dropped() {
        StringBuilder all = new StringBuilder("a");
        for (int c = 0; c < 0x20; c++) {
            all.append((char) c);
        }
        all.append('\u007F');
        for (int c = 0x80; c < 0xA0; c++) {
            all.append((char) c);
        }
        all.append("\u2028\u2029b");

        assertThat(HeaderText.clean(all.toString(), 100)).isEqualTo("ab");
    }

    @Test
    void everything_else_is_kept() {
        String text =
                "Ünïcode 株式会社 \uD83D\uDC69\u200D\uD83D\uDCBB \u00A0\u00AD\u200E\u0645\u06CC\u200C\u062E\u0648 <>&\"'";

        assertThat(HeaderText.clean(text, 100)).isEqualTo(text);
    }

    @Test
    void what_only_hides_is_dropped() {
        assertThat(HeaderText.clean("\uFEFFpay\u200Bpal\u2060.", 100)).isEqualTo("paypal.");
    }

    @Test
    void marks_do_not_pile_up_without_end() {
        String marks = "\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308";

        assertThat(HeaderText.clean("Z" + marks, 100)).isEqualTo("Z" + marks);
        assertThat(HeaderText.clean("Z" + marks.repeat(50) + "a\u0301", 100)).isEqualTo("Z" + marks + "a\u0301");
        assertThat(HeaderText.clean("Z" + marks + "\u200B" + marks, 100)).isEqualTo("Z" + marks);
        for (String unseen : List.of("\u200C", "\u200D", "\u00AD", "\u2061", "\u2064")) {
            assertThat(HeaderText.clean("Z" + (marks + unseen).repeat(9) + "a", 200))
                    .isEqualTo("Z" + marks + unseen.repeat(9) + "a");
        }
    }

    @Test
    void a_name_does_not_turn_the_text_around_it() {
        assertThat(HeaderText.cleanName("\u202Emoc.live\u202C \u2067x\u2069\u202A\u202B\u202D\u2066\u2068", 100))
                .isEqualTo("moc.live x");
        assertThat(HeaderText.cleanName("\u05D0\u05D1\u200F!", 100)).isEqualTo("\u05D0\u05D1\u200F!");
        assertThat(HeaderText.clean("Hi \u2068Ann\u2069", 100)).isEqualTo("Hi \u2068Ann\u2069");
    }

    @Test
    void lone_surrogates_are_replaced() {
        assertThat(HeaderText.clean("\uD83Da\uDE00\uD83D\uDE00\uD83D", 100))
                .isEqualTo("\uFFFDa\uFFFD\uD83D\uDE00\uFFFD");
    }

    @Test
    void what_a_dropped_character_kept_apart_is_no_pair_afterwards() {
        assertThat(HeaderText.clean("\uD83D\n\uDE00", 100)).isEqualTo("\uFFFD\uFFFD");
    }

    @Test
    void overlong_text_is_cut_with_an_ellipsis() {
        assertThat(HeaderText.clean("abcdef", 6)).isEqualTo("abcdef");
        assertThat(HeaderText.clean("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(HeaderText.clean("abc  efg", 6)).isEqualTo("abc…");
        assertThat(HeaderText.clean("\uD83D\uDE00".repeat(10), 3)).isEqualTo("\uD83D\uDE00\uD83D\uDE00…");
        assertThat(HeaderText.clean("ab", 1)).isEqualTo("…");
    }

    @Test
    void space_at_the_ends_is_stripped() {
        assertThat(HeaderText.clean(" \r\n a b \t ", 100)).isEqualTo("a b");
        assertThat(HeaderText.clean(" \n ", 100)).isEmpty();
    }
}
