package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.port.out.AccountQuota;
import dev.sesame.core.port.out.Emails;
import dev.sesame.core.port.out.SendQuota;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an account may send, as the simulator tells it. */
@Timeout(60)
class SesApiQuotaTest {

    private final SimulatedSes ses = new SimulatedSes();
    private final AccountQuota quota = (AccountQuota) ses.transport();

    @AfterEach
    void close() {
        ses.close();
    }

    @Test
    void limits_and_what_was_sent_are_told() {
        ses.simulator().account().maxSendRate(14).max24HourSend(50_000);
        ses.transport().send(Emails.PLAIN, Accounts.EXAMPLE);

        assertThat(quota.read(Accounts.EXAMPLE)).contains(new SendQuota(14, 50_000, 1, true, true, "HEALTHY"));
    }

    @Test
    void sandboxed_and_suspended_accounts_are_told() {
        ses.simulator().account().sandbox(true).suspended(true).maxSendRate(1).max24HourSend(200);

        assertThat(quota.read(Accounts.EXAMPLE)).contains(new SendQuota(1, 200, 0, false, false, "SHUTDOWN"));
    }

    @Test
    void no_quota_is_told_as_unlimited() {
        assertThat(quota.read(Accounts.EXAMPLE)).map(SendQuota::max24Hours).contains(SendQuota.UNLIMITED);
    }

    @Test
    void missing_permission_is_named() {
        ses.simulator().faults().forOperation("GetAccount", Fault.error(SesError.accessDenied()));

        TransportException failure = failure();

        assertThat(failure.reason()).isEqualTo(FailureReason.ACCESS_DENIED);
        assertThat(failure).hasMessageContaining("Allow ses:GetAccount in eu-west-1");
    }

    @Test
    void asking_too_often_is_a_throttle() {
        ses.simulator()
                .faults()
                .forOperation("GetAccount", Fault.error(429, "TooManyRequestsException", "Too Many Requests"));

        assertThat(failure().reason()).isEqualTo(FailureReason.THROTTLED);
    }

    @Test
    void trouble_of_aws_passes() {
        ses.simulator().faults().forOperation("GetAccount", Fault.error(SesError.internalFailure()));

        assertThat(failure().reason()).isEqualTo(FailureReason.PROVIDER_UNAVAILABLE);
    }

    @Test
    void lost_answer_leaves_no_doubt_since_nothing_was_handed_over() {
        ses.simulator().faults().forOperation("GetAccount", Fault.dropAfterAccepting());

        assertThat(failure().reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
    }

    @Test
    void answer_of_somebody_else_is_unexpected() {
        ses.simulator().faults().forOperation("GetAccount", Fault.answer(200, "application/json", "{}"));

        assertThat(failure().reason()).isEqualTo(FailureReason.UNEXPECTED_ANSWER);
    }

    @Test
    void the_question_is_signed() {
        AccessKeys wrong = new AccessKeys("AKIAIOSFODNN7EXAMPLE", Secret.of("wrong"), null);

        TransportException failure =
                catchThrowableOfType(TransportException.class, () -> quota.read(Accounts.in("eu-west-1", wrong, null)));

        assertThat(failure.reason()).isEqualTo(FailureReason.INVALID_CREDENTIALS);
    }

    @Test
    void closed_transport_is_not_asked() {
        ses.transport().close();

        assertThatThrownBy(() -> quota.read(Accounts.EXAMPLE)).isInstanceOf(IllegalStateException.class);
    }

    private TransportException failure() {
        return catchThrowableOfType(TransportException.class, () -> quota.read(Accounts.EXAMPLE));
    }
}
