package com.example.pigeon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.Emails;
import dev.sesame.core.service.Sesame;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is this transport's own. */
class PigeonTransportTest {

    private final Pigeon pigeon = new Pigeon();

    @AfterEach
    void close() {
        pigeon.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, CONTENT_REJECTED",
        "403, ACCESS_DENIED",
        "413, TOO_LARGE",
        "302, UNEXPECTED_ANSWER",
        "404, UNEXPECTED_ANSWER",
        "200, ANSWER_UNREADABLE",
        "202, ANSWER_UNREADABLE",
        "500, ANSWER_UNREADABLE",
        "504, ANSWER_UNREADABLE"
    })
    void answer_means(int status, FailureReason reason) {
        pigeon.nextMessageGets(Pigeon.answering(status, "<h1>Hello</h1>"));

        assertThat(failure(pigeon.transport()).reason()).isEqualTo(reason);
    }

    @Test
    void provider_says_when_to_try_again() {
        pigeon.nextMessageGets((exchange, body) -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(429, -1);
        });

        assertThat(failure(pigeon.transport()).retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void giving_up_after_the_whole_message_is_ambiguous() {
        Thread sender = Thread.currentThread();
        CountDownLatch over = new CountDownLatch(1);
        pigeon.nextMessageGets((exchange, body) -> {
            sender.interrupt();
            await(over);
        });

        assertThat(failure(pigeon.transport()).reason()).isEqualTo(FailureReason.ANSWER_LOST);

        assertThat(Thread.interrupted()).isTrue();
        over.countDown();
    }

    @Test
    void sesame_sends_with_it() {
        ConnectorConfig connector =
                ConnectorConfig.parse(Map.of("region", "eu-west-1", "emailAddress", "Example <noreply@example.com>"));
        try (Sesame sesame = Sesame.builder(ConnectorSource.of(connector), pigeon.transport())
                .build()) {
            SentEmail sent = sesame.sendEmail()
                    .send(SendRequest.builder(Mailbox.parse("someone@example.com"), UsageType.SIGN_IN)
                            .payload(Payload.of(Map.of("code", "123456")))
                            .build());

            assertThat(sent.transport()).isEqualTo("pigeon");
            assertThat(pigeon.accepted()).singleElement().satisfies(mail -> {
                assertThat(mail.messageId()).isEqualTo(sent.receipt().messageId());
                assertThat(mail.text()).contains("123456");
            });
        }
    }

    private TransportException failure(EmailTransport transport) {
        TransportException failure =
                catchThrowableOfType(TransportException.class, () -> transport.send(Emails.PLAIN, pigeon.account()));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
