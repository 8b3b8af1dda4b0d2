package dev.sesame.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.FailureKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboundEmailTest {

    private static final Mailbox ANN = Mailbox.parse("Ann <ann@example.com>");

    @Test
    void collections_are_copied_in_their_order() {
        List<Mailbox> replyTo = new ArrayList<>(List.of(ANN));
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 20; i > 0; i--) {
            headers.put("X-" + i, "h");
            tags.put("t" + i, "v");
        }
        OutboundEmail email = email(replyTo, headers, tags, null, "text");
        List<String> names = List.copyOf(headers.keySet());
        replyTo.clear();
        headers.clear();
        tags.put("late", "x");

        assertThat(email.replyTo()).containsExactly(ANN);
        assertThat(email.headers().keySet()).containsExactlyElementsOf(names);
        assertThat(email.tags()).hasSize(20).doesNotContainKey("late");
        assertThatThrownBy(() -> email.replyTo().add(ANN)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> email.headers().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> email.tags().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void message_without_a_body_is_rejected() {
        assertThatThrownBy(() -> email(List.of(), Map.of(), Map.of(), null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTML or a text part");
        assertThat(email(List.of(), Map.of(), Map.of(), "h", null).text()).isNull();
    }

    @Test
    void nothing_but_the_id_is_shown() {
        assertThat(email(List.of(ANN), Map.of("X-Secret", "hidden"), Map.of("tag", "hidden"), "123456", "123456"))
                .hasToString("OutboundEmail[id-1]");
    }

    @Test
    void receipt_needs_an_id() {
        assertThat(new Receipt("0100").messageId()).isEqualTo("0100");
        for (String blank : new String[] {"", " ", "\t\n"}) {
            assertThatThrownBy(() -> new Receipt(blank)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void each_kind_of_failure_has_its_outcome() {
        assertThat(Outcome.of(FailureKind.PERMANENT)).isEqualTo(Outcome.REJECTED);
        assertThat(Outcome.of(FailureKind.TRANSIENT)).isEqualTo(Outcome.NOT_SENT);
        assertThat(Outcome.of(FailureKind.AMBIGUOUS)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void tags_are_letters_digits_dashes_and_underscores() {
        for (String valid : new String[] {"a", "Usage_Type-1", "x".repeat(256)}) {
            assertThat(MessageTag.isValid(valid)).isTrue();
        }
        for (String invalid :
                new String[] {"", " ", "a b", "a=b", "a,b", "ä", "a\r\n", "a\n", "a.b", "x".repeat(257)}) {
            assertThat(MessageTag.isValid(invalid)).as(invalid).isFalse();
        }
    }

    private static OutboundEmail email(
            List<Mailbox> replyTo,
            Map<String, String> headers,
            Map<String, String> tags,
            @Nullable String html,
            @Nullable String text) {
        return new OutboundEmail("id-1", ANN, ANN, replyTo, "Code 123456", html, text, headers, tags, SesOptions.NONE);
    }
}
