package dev.sesame.http.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.StoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class RememberedTest {

    private long now;
    private int asked;
    private final Queue<Runnable> later = new ArrayDeque<>();

    private Remembered<Integer> remembered(boolean atOnce) {
        return new Remembered<>(
                () -> ++asked,
                Duration.ofSeconds(5),
                Duration.ZERO,
                task -> {
                    if (atOnce) {
                        task.run();
                    } else {
                        later.add(task);
                    }
                },
                () -> now);
    }

    @Test
    void question_is_asked_again_only_after_its_time() {
        Remembered<Integer> remembered = remembered(true);

        assertThat(remembered.value()).contains(1);
        now = Duration.ofSeconds(5).toNanos() - 1;
        assertThat(remembered.value()).contains(1);
        now++;
        assertThat(remembered.value()).contains(2);
    }

    @Test
    void question_without_an_answer_is_not_asked_twice() {
        Remembered<Integer> remembered = remembered(false);
        assertThat(remembered.value()).isEmpty();
        now = Duration.ofHours(1).toNanos();
        assertThat(remembered.value()).isEmpty();

        assertThat(later).hasSize(1);
        later.remove().run();
        now = Duration.ofSeconds(4).toNanos();
        assertThat(remembered.value()).contains(1);
    }

    @Test
    void store_that_is_away_leaves_it_unknown_and_is_asked_again() {
        Remembered<Integer> remembered = new Remembered<>(
                () -> {
                    if (++asked == 1) {
                        throw StoreException.unavailable("told to be away", null);
                    }
                    return asked;
                },
                Duration.ofSeconds(5),
                Duration.ZERO,
                Runnable::run,
                () -> now);

        assertThat(remembered.value()).isEmpty();
        now = Duration.ofSeconds(5).toNanos();
        assertThat(remembered.value()).contains(2);
    }
}
