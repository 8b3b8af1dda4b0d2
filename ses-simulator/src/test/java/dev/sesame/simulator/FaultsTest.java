package dev.sesame.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.simulator.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class FaultsTest {

    private final SesSimulator simulator = SesSimulator.start();
    private final SesV2Client ses = SesClients.of(simulator);

    @AfterEach
    void close() {
        ses.close();
        simulator.close();
    }

    @Test
    void queued_fault_is_met_as_often_as_asked() {
        simulator.faults().next(2, Fault.throttled());

        assertThatThrownBy(this::send).isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(this::send).hasMessageContaining("Maximum sending rate exceeded.");
        send();

        assertThat(simulator.mailbox().accepted()).isEqualTo(1);
    }

    @Test
    void connection_dropped_before_accepting_leaves_no_mail() {
        simulator.faults().next(Fault.dropBeforeAccepting());

        assertThatThrownBy(this::send).isInstanceOf(SdkClientException.class);

        assertThat(simulator.mailbox().messages()).isEmpty();
    }

    @Test
    void connection_dropped_after_accepting_leaves_the_mail() {
        simulator.faults().next(Fault.dropAfterAccepting());

        assertThatThrownBy(this::send).isInstanceOf(SdkClientException.class);

        assertThat(simulator.mailbox().messages()).hasSize(1);
    }

    private void send() {
        ses.sendEmail(SesClients.message());
    }
}
