package dev.sesame.core.message;

import static org.assertj.core.api.Assertions.assertThat;

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
        String text = "Ünïcode 株式会社 \uD83D\uDC69\u200D\uD83D\uDCBB \u00A0\u00AD\u200B <>&\"'";

        assertThat(HeaderText.clean(text, 100)).isEqualTo(text);
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
