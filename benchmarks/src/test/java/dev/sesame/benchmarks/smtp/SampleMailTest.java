package dev.sesame.benchmarks.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.benchmarks.smtp.sink.Tally;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleMailTest {

    private static final SampleMail MAIL = SampleMail.signIn();

    @Test
    void html_has_four_kilobytes() {
        assertThat(MAIL.html().getBytes(StandardCharsets.UTF_8)).hasSize(4096);
        assertThat(MAIL.html()).endsWith("</html>\n");
    }

    @Test
    void run_in_which_every_message_came_whole_counts() {
        SideBySide.check("Sesame", 10, MAIL, new Tally(1, 10, 0, 10L * MAIL.minBytes(), 1));
    }

    @ParameterizedTest
    @CsvSource({"9, 0, 5000", "11, 0, 5000", "10, 1, 5000", "10, 0, 400"})
    void run_in_which_messages_are_lost_doubled_or_cut_fails(long messages, long tooSmall, long bytesEach) {
        Tally tally = new Tally(1, messages, tooSmall, 10 * bytesEach, 1);

        assertThatThrownBy(() -> SideBySide.check("Sesame", 10, MAIL, tally))
                .isInstanceOf(FailedRunException.class)
                .hasMessageContaining("sent 10 messages");
    }
}
