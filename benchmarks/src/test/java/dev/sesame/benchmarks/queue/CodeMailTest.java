package dev.sesame.benchmarks.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CodeMailTest {

    @Test
    void message_is_known_by_its_recipient() {
        assertThat(CodeMail.number("{\"ToAddresses\":[\"" + CodeMail.recipient(417) + "\"]}"))
                .isEqualTo(417);
    }

    @Test
    void html_has_four_kilobytes() {
        assertThat(CodeMail.HTML.getBytes(StandardCharsets.UTF_8).length).isBetween(3_900, 4_200);
    }
}
