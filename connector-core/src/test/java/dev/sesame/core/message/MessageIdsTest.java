package dev.sesame.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    @Test
    void id_is_a_uuid_of_version_7_with_the_time_of_the_clock() {
        MessageIds ids = at(NOW, new Random(1));
        for (int i = 0; i < 1_000; i++) {
            UUID id = UUID.fromString(ids.next());

            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        }
    }

    @Test
    void bits_of_version_and_variant_are_fixed_whatever_the_generator_says() {
        for (long bits : new long[] {0, -1}) {
            String id = at(NOW, () -> bits).next();

            assertThat(id.charAt(14)).isEqualTo('7');
            assertThat(id.charAt(19)).isIn('8', '9', 'a', 'b');
        }
    }

    @Test
    void ids_sort_by_time() {
        Random random = new Random(2);
        String before = at(Instant.EPOCH, random).next();
        for (long millis = 1; millis < 1L << 47; millis *= 3) {
            String after = at(Instant.ofEpochMilli(millis), random).next();

            assertThat(after).isGreaterThan(before);
            before = after;
        }
    }

    @Test
    void ids_of_one_moment_differ() {
        MessageIds ids = at(NOW, new Random(3));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            assertThat(seen.add(ids.next())).isTrue();
        }
    }

    private static MessageIds at(Instant instant, RandomGenerator random) {
        return new MessageIds(Clock.fixed(instant, ZoneOffset.UTC), random);
    }
}
