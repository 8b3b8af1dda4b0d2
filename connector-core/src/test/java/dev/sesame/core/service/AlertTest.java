package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.fail;
import static dev.sesame.core.service.SesameFixture.failure;
import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.Configs;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.FailureScope;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.port.in.TransportAlert;
import dev.sesame.core.port.out.InMemoryEmailTransport;
import dev.sesame.core.port.out.TransportListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AlertTest {

    private static final Duration PAUSE = BreakerPolicy.DEFAULT.pause();

    private final SesameFixture fixture = new SesameFixture();
    private final List<String> told = new ArrayList<>();
    private final Sesame sesame = fixture.onceOn(fixture.transport)
            .listener(new TransportListener() {
                @Override
                public void paused(String transport, String connector, TransportException cause) {
                    told.add("paused " + transport + " " + connector + " " + cause.reason());
                }

                @Override
                public void resumed(String transport, String connector) {
                    told.add("resumed " + transport + " " + connector);
                }
            })
            .build();
    private final Instant start = fixture.clock.instant();

    @ParameterizedTest
    @EnumSource(
            names = {
                "INVALID_CREDENTIALS",
                "NO_CREDENTIALS",
                "ACCESS_DENIED",
                "CERTIFICATE_REJECTED",
                "CLOCK_SKEW",
                "SENDING_PAUSED",
                "ACCOUNT_SUSPENDED",
                "UNEXPECTED_ANSWER"
            })
    void transport_that_refuses_us_is_left_alone_at_once_and_that_is_told(FailureReason reason) {
        refused(reason);

        TransportException again = failure(sesame, request());

        assertThat(fixture.transport.attempts()).isEqualTo(1);
        assertThat(again.reason()).isEqualTo(reason);
        assertThat(again).hasMessage("Not tried again for 5 s: told to fail");
        assertThat(alerts()).containsExactly(new TransportAlert("in-memory", "default", reason, start));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TRANSPORT_PAUSED")
    void refusals_and_outages_are_told_and_nothing_else(FailureReason reason) {
        for (int i = 0; i < 5; i++) {
            refused(reason);
            fixture.clock.advance(PAUSE);
        }

        boolean told = reason.scope() == FailureScope.SETUP || reason.scope() == FailureScope.TRANSPORT;
        assertThat(alerts()).hasSize(told ? 1 : 0);
    }

    @Test
    void outage_is_told_from_its_fifth_failure_until_the_transport_answers() {
        for (int i = 0; i < 4; i++) {
            refused(FailureReason.CONNECTION_FAILED);
        }
        assertThat(alerts()).isEmpty();
        assertThat(told).isEmpty();

        refused(FailureReason.PROVIDER_UNAVAILABLE);
        assertThat(alerts())
                .containsExactly(new TransportAlert("in-memory", "default", FailureReason.PROVIDER_UNAVAILABLE, start));
        fixture.clock.advance(PAUSE);
        refused(FailureReason.CONNECTION_FAILED);
        assertThat(alerts()).extracting(TransportAlert::since).containsExactly(start);
        fixture.clock.advance(PAUSE);
        refused(FailureReason.CONTENT_REJECTED);

        assertThat(alerts()).isEmpty();
        assertThat(told).containsExactly("paused in-memory default PROVIDER_UNAVAILABLE", "resumed in-memory default");
    }

    @Test
    void acceptance_withdraws_it() {
        refused(FailureReason.ACCESS_DENIED);
        fixture.clock.advance(PAUSE);

        assertAccepted();

        assertThat(alerts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "CONTENT_REJECTED", "RESOURCE_NOT_FOUND"})
    void answer_that_is_no_acceptance_ends_the_pause_and_not_the_alert(FailureReason answer) {
        refused(FailureReason.SENDING_PAUSED);
        fixture.clock.advance(PAUSE);
        refused(answer);

        assertThat(alerts()).hasSize(1);
        assertAccepted();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void refusal_after_an_answer_pauses_it_at_once_again() {
        refused(FailureReason.SENDING_PAUSED);
        fixture.clock.advance(PAUSE);
        refused(FailureReason.THROTTLED);
        refused(FailureReason.SENDING_PAUSED);

        assertThat(failure(sesame, request())).hasMessageContaining("Not tried again");
    }

    @Test
    void same_refusal_again_is_the_same_alert() {
        refused(FailureReason.ACCESS_DENIED);
        fixture.clock.advance(PAUSE);
        refused(FailureReason.ACCESS_DENIED);

        assertThat(alerts()).extracting(TransportAlert::since).containsExactly(start);
        assertThat(failure(sesame, request())).hasMessageContaining("Not tried again for 5 s");
    }

    @Test
    void other_refusal_is_another_alert() {
        refused(FailureReason.INVALID_CREDENTIALS);
        fixture.clock.advance(PAUSE);
        refused(FailureReason.ACCESS_DENIED);

        assertThat(alerts())
                .containsExactly(
                        new TransportAlert("in-memory", "default", FailureReason.ACCESS_DENIED, start.plus(PAUSE)));
    }

    @Test
    void outage_while_it_stands_is_told_to_callers_as_one() {
        refused(FailureReason.ACCESS_DENIED);
        fixture.clock.advance(PAUSE);
        refused(FailureReason.CONNECTION_FAILED);

        assertThat(failure(sesame, request()).reason()).isEqualTo(FailureReason.TRANSPORT_PAUSED);
        assertThat(alerts())
                .extracting(TransportAlert::reason)
                .containsExactly(FailureReason.ACCESS_DENIED, FailureReason.CONNECTION_FAILED);
    }

    @Test
    void many_senders_of_a_connector_are_one_alert() {
        refused(FailureReason.INVALID_CREDENTIALS);
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.fail(FailureReason.INVALID_CREDENTIALS);
        failure(sesame, request().sender("other@example.com"));

        assertThat(alerts()).extracting(TransportAlert::since).containsExactly(start);
    }

    @Test
    void each_connector_and_transport_has_its_own_oldest_first() {
        fixture.connector("second", Configs.with("region", "eu-central-1"));
        InMemoryEmailTransport other = new InMemoryEmailTransport("other");
        Sesame both = fixture.onceOn(fixture.transport).failover(other).build();
        fixture.fail(FailureReason.ACCESS_DENIED);
        failure(both, request());
        fixture.clock.advance(Duration.ofMillis(1));
        fail(other, FailureReason.INVALID_CREDENTIALS);
        failure(both, request());
        fixture.clock.advance(Duration.ofMillis(1));
        fixture.fail(FailureReason.ACCESS_DENIED);
        failure(both, request().connector("second"));

        assertThat(both.watchTransports().alerts())
                .containsExactly(
                        new TransportAlert("in-memory", "default", FailureReason.ACCESS_DENIED, start),
                        new TransportAlert("other", "default", FailureReason.INVALID_CREDENTIALS, start.plusMillis(1)),
                        new TransportAlert("in-memory", "second", FailureReason.ACCESS_DENIED, start.plusMillis(2)));
    }

    @Test
    void message_that_both_transports_refuse_meets_the_refusal_again() {
        InMemoryEmailTransport other = new InMemoryEmailTransport("other");
        Sesame both = fixture.onceOn(fixture.transport).failover(other).build();
        fixture.fail(FailureReason.ACCESS_DENIED);
        failure(both, request());
        fixture.clock.advance(Duration.ofSeconds(1));
        fail(other, FailureReason.INVALID_CREDENTIALS);
        failure(both, request());

        TransportException again = failure(both, request());

        assertThat(again.reason()).isEqualTo(FailureReason.ACCESS_DENIED);
        assertThat(again).hasMessageContaining("for 4 s");
        assertThat(again.retryAfter()).isEmpty();
    }

    private List<TransportAlert> alerts() {
        return sesame.watchTransports().alerts();
    }

    private void refused(FailureReason reason) {
        fixture.fail(reason);
        assertThat(failure(sesame, request())).hasMessage("told to fail");
    }

    private void assertAccepted() {
        assertThat(sesame.sendEmail().send(request().build()).attempts()).hasSize(1);
    }
}
