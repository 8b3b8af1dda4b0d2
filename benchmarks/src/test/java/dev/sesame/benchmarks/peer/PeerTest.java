package dev.sesame.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerTest {

    @Test
    void peer_is_configured_and_answers() {
        try (Peer peer = Peer.java("echo", Echo.class, Map.of("greeting", "hello"))) {
            assertThat(peer.ready().text("said")).isEqualTo("hello");
            assertThat(peer.ask("one").text("said")).isEqualTo("one");
            assertThat(peer.ask("two").text("said")).isEqualTo("two");
        }
    }

    @Test
    void failure_of_a_peer_fails_the_run() {
        try (Peer peer = Peer.java("echo", Echo.class, Map.of("greeting", "hello"))) {
            assertThatThrownBy(() -> peer.ask("fail"))
                    .isInstanceOf(FailedRunException.class)
                    .hasMessage("echo: it was asked to");
        }
    }

    @Test
    void peer_that_ends_fails_the_run() {
        assertThatThrownBy(() -> Peer.java("silent", Silent.class, Map.of()))
                .isInstanceOf(FailedRunException.class)
                .hasMessageContaining("silent ended");
    }

    /** Repeats what it is told. */
    static final class Echo implements PeerProgram {

        private final String greeting;

        private Echo(Fields config) {
            this.greeting = config.text("greeting");
        }

        public static void main(String[] args) throws IOException {
            PeerProgram.serve(Echo::new);
        }

        @Override
        public Map<String, Object> ready() {
            return Map.of("said", greeting);
        }

        @Override
        public Map<String, Object> answer(String question) {
            return question.equals("fail") ? Map.of("failure", "it was asked to") : Map.of("said", question);
        }

        @Override
        public void close() {}
    }

    /** Reads its configuration, and ends. */
    static final class Silent {

        private Silent() {}

        public static void main(String[] args) throws IOException {
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        }
    }
}
