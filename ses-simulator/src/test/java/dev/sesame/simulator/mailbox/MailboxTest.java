package dev.sesame.simulator.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {

    @Test
    void newest_message_comes_first_and_the_oldest_is_dropped() {
        Mailbox mailbox = new Mailbox(2);

        mailbox.add(mail("1", "{}"));
        mailbox.add(mail("2", "{}"));
        mailbox.add(mail("3", "{}"));

        assertThat(mailbox.messages()).extracting(ReceivedMail::id).containsExactly("3", "2");
        assertThat(mailbox.accepted()).isEqualTo(3);
        assertThat(mailbox.find("2")).isPresent();
        assertThat(mailbox.find("1")).isEmpty();
    }

    @Test
    void large_messages_push_out_others_but_not_themselves() {
        Mailbox mailbox = new Mailbox(1000);
        String large = "x".repeat(50 << 20);

        for (int i = 0; i < 5; i++) {
            mailbox.add(mail("large" + i, large));
        }
        assertThat(mailbox.messages()).hasSize(2);

        mailbox.add(mail("huge", large.repeat(3)));
        assertThat(mailbox.messages()).extracting(ReceivedMail::id).containsExactly("huge");
    }

    @Test
    void clearing_keeps_the_count() {
        Mailbox mailbox = new Mailbox(10);
        mailbox.add(mail("1", "{}"));

        mailbox.clear();

        assertThat(mailbox.messages()).isEmpty();
        assertThat(mailbox.accepted()).isEqualTo(1);
    }

    @Test
    void messages_are_a_copy() {
        Mailbox mailbox = new Mailbox(10);
        List<ReceivedMail> before = mailbox.messages();

        mailbox.add(mail("1", "{}"));

        assertThat(before).isEmpty();
        assertThatThrownBy(() -> before.add(mail("2", "{}"))).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void await_returns_a_message_that_comes_later() throws Exception {
        Mailbox mailbox = new Mailbox(10);
        mailbox.add(mail("1", "{}"));
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                () -> mailbox.add(mail("2", "{}")), CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));

        assertThat(mailbox.await(Duration.ofSeconds(20), mail -> mail.id().equals("2")))
                .isPresent();
        later.get(20, TimeUnit.SECONDS);
    }

    @Test
    void await_gives_up_in_time() throws Exception {
        Mailbox mailbox = new Mailbox(10);
        mailbox.add(mail("1", "{}"));

        assertThat(mailbox.await(Duration.ofMillis(1), mail -> mail.id().equals("2")))
                .isEmpty();
        assertThat(mailbox.await(Duration.ZERO, mail -> mail.id().equals("1"))).isPresent();
    }

    @Test
    void mailbox_has_room_for_at_least_one() {
        assertThatThrownBy(() -> new Mailbox(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("capacity must be at least 1, but was 0");
    }

    private static ReceivedMail mail(String id, String request) {
        return new ReceivedMail(
                id,
                "ses-api",
                Instant.EPOCH,
                "AKIAIOSFODNN7EXAMPLE",
                "eu-west-1",
                List.of("ann@example.com"),
                List.of(),
                new MailContent(
                        "noreply@example.com",
                        List.of("ann@example.com"),
                        List.of(),
                        List.of(),
                        "Hello",
                        null,
                        "x",
                        List.of(),
                        List.of()),
                new SendOptions(Map.of(), null, null, null, null, null, null),
                request);
    }
}
