package dev.sesame.benchmarks.smtp.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmtpSinkCounterTest {

    @Test
    void last_count_of_messages_is_read() {
        SmtpSinkCounter counter = new SmtpSinkCounter();

        counter.read(new StringReader("sess=0      quit=0      mesg=1\rsess=9      quit=8      mesg=12\rsess=9   "));

        assertThat(counter.await(12, Duration.ofSeconds(5))).isEqualTo(12);
    }
}
