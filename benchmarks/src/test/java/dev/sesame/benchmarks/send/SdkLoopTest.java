package dev.sesame.benchmarks.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.benchmarks.ses.Received;
import dev.sesame.benchmarks.ses.StandIn;
import org.junit.jupiter.api.Test;

class SdkLoopTest {

    @Test
    void each_message_reaches_the_stand_in_once() {
        try (StandIn ses = StandIn.start();
                SdkLoop loop = SdkLoop.start(ses.endpoint())) {
            Burst burst = loop.send(20, 4);
            Received received = ses.take();

            assertThat(burst.accepted()).isEqualTo(20);
            assertThat(burst.p50Nanos()).isPositive().isLessThanOrEqualTo(burst.p99Nanos());
            assertThat(received.messages()).isEqualTo(20);
            assertThat(received.bytes())
                    .isGreaterThan(20L * SignInMail.rendered().length());
            assertThat(ses.take().messages()).isZero();
            assertThat(loop.name()).startsWith("AWS SDK 2.");
        }
    }
}
