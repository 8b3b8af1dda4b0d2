package dev.sesame.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PreconditionTest {

    @Test
    void each_allows_what_it_says() {
        assertThat(Precondition.NONE.allows(null)).isTrue();
        assertThat(Precondition.NONE.allows(1L)).isTrue();
        assertThat(Precondition.ABSENT.allows(null)).isTrue();
        assertThat(Precondition.ABSENT.allows(1L)).isFalse();
        assertThat(Precondition.PRESENT.allows(null)).isFalse();
        assertThat(Precondition.PRESENT.allows(1L)).isTrue();
        assertThat(Precondition.version(300).allows(300L)).isTrue();
        assertThat(Precondition.version(300).allows(301L)).isFalse();
        assertThat(Precondition.version(300).allows(null)).isFalse();
    }

    @Test
    void it_says_what_it_asks_for() {
        assertThat(Precondition.version(3)).hasToString("version 3");
        assertThat(Precondition.ABSENT).hasToString("absent");
    }
}
