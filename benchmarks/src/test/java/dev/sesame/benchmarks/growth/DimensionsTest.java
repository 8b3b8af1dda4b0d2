package dev.sesame.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.adapter.storejdbc.JdbcMessageStore;
import dev.sesame.adapter.storejdbc.StoreConfig;
import dev.sesame.benchmarks.report.Sample;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DimensionsTest {

    private static final Instant NOW = Instant.parse("2026-11-01T08:05:09Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private static Set<String> requests(Dimension dimension, String member, int size) {
        return IntStream.range(0, size * 2)
                .mapToObj(number -> body(dimension.request(number, size)))
                .map(body -> body.replaceAll(".*\"" + member + "\":\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toSet());
    }

    private static String body(byte[] request) {
        String text = new String(request, StandardCharsets.UTF_8);
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void stored_messages_are_those_of_a_store() {
        new StoredMessages(CLOCK, 1_000).prepare(folder, 200);

        try (MessageStore store = JdbcMessageStore.open(
                StoreConfig.builder(StoredMessages.url(folder)).build())) {
            List<StoredMessage> messages = store.list(MessageFilter.ALL, null, 1_000);
            assertThat(messages).hasSize(200).allSatisfy(message -> {
                assertThat(message.state()).isEqualTo(MessageState.ACCEPTED);
                assertThat(message.acceptedAt()).isBetween(NOW.minus(Duration.ofDays(20)), NOW);
                assertThat(message.attempts()).singleElement().satisfies(attempt -> assertThat(attempt.outcome())
                        .isEqualTo(Outcome.ACCEPTED));
            });
            // By time, since the ids tell it.
            assertThat(messages).isSortedAccordingTo((a, b) -> b.acceptedAt().compareTo(a.acceptedAt()));
            assertThat(store.sweep(NOW, Set.of())).isEmpty();
            assertThat(store.list(MessageFilter.ALL, null, 1_000)).hasSize(200);
        }
    }

    @Test
    void store_may_be_empty() {
        new StoredMessages(CLOCK, 1_000).prepare(folder, 0);

        try (MessageStore store = JdbcMessageStore.open(
                StoreConfig.builder(StoredMessages.url(folder)).build())) {
            assertThat(store.list(MessageFilter.ALL, null, 1)).isEmpty();
        }
    }

    @Test
    void messages_use_every_template() throws Exception {
        assertThat(requests(new Templates(), "usageType", 7)).hasSize(7).contains("Growth0", "Growth6");
        assertThat(JSON.std.mapFrom(Templates.body(50, 57)).toString())
                .contains("Growth50", "Growth56")
                .doesNotContain("Growth57");
    }

    @Test
    void templates_of_a_call_are_no_more_than_a_body_may_hold() {
        assertThat(Templates.body(0, 50).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(262_144);
    }

    @Test
    void messages_use_every_connector_and_each_has_its_own_account() throws Exception {
        Connectors connectors = new Connectors();
        connectors.prepare(folder, 3);
        assertThat(requests(connectors, "connector", 3)).containsExactlyInAnyOrder("default", "tenant-1", "tenant-2");
        assertThat(Files.readString(folder.resolve("tenant-2.json"))).contains("\"AKIDEXAMPLE2\"");
        assertThat(folder.resolve("default.json")).exists();
        assertThat(folder.resolve("tenant-3.json")).doesNotExist();
    }

    @Test
    void every_measured_message_has_a_key_of_its_own() {
        assertThat(new String(new StoredMessages(CLOCK, 1_000).request(17, 0), StandardCharsets.UTF_8))
                .contains("Idempotency-Key: growth-17\r\n");
    }

    @Test
    void cost_is_beside_that_of_the_fewest() {
        Cost few = new Cost(1, new Sample(List.of(10.0)), new Sample(List.of(200.0)));
        Cost many = new Cost(1_000, new Sample(List.of(10.0)), new Sample(List.of(300.0)));
        assertThat(new Curve("connectors", List.of(few, many)).ratio(many)).isEqualTo(1.5);
    }
}
