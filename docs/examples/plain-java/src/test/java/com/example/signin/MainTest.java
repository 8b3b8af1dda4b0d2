package com.example.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sesame.core.message.Outcome;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void address_that_is_none_is_answered_without_a_mail() {
        assertEquals(Main.answer(Outcome.REJECTED), Main.run("someone", "123456", Map.of()));
    }

    @Test
    void every_outcome_has_an_answer_of_its_own() {
        assertEquals(
                Outcome.values().length,
                Arrays.stream(Outcome.values()).map(Main::answer).distinct().count());
    }
}
