package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.connector.SendingAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesClientsTest {

    private final List<String> events = new ArrayList<>();
    private final SesClients clients =
            new SesClients(2, Duration.ofMillis(1), this::client, () -> events.add("close the rest"));

    @Test
    void account_keeps_its_client() {
        send("a");
        send("a");

        assertThat(events).containsExactly("open a");
    }

    @Test
    void client_of_the_account_that_sent_longest_ago_makes_room() {
        send("a");
        send("b");
        send("a");
        send("c");

        assertThat(events).containsExactly("open a", "open b", "close b", "close owned b", "open c");
    }

    @Test
    void client_in_use_is_closed_after_its_last_send() {
        SesClients.Lease first = lease("a");
        SesClients.Lease second = lease("a");
        send("b");
        send("c");
        first.close();
        assertThat(events).containsExactly("open a", "open b", "open c");

        second.close();

        assertThat(events).endsWith("open c", "close a", "close owned a");
    }

    @Test
    void closing_closes_unused_clients_then_what_they_share_once() {
        send("a");
        clients.close();
        clients.close();

        assertThat(events).containsExactly("open a", "close a", "close owned a", "close the rest");
        assertThatThrownBy(() -> lease("a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void send_that_outlasts_closing_closes_the_rest() {
        SesClients.Lease lease = lease("a");
        clients.close();
        assertThat(events).containsExactly("open a");

        lease.close();

        assertThat(events).containsExactly("open a", "close a", "close owned a", "close the rest");
    }

    private void send(String region) {
        lease(region).close();
    }

    private SesClients.Lease lease(String region) {
        SesClients.Lease lease = clients.lease(Accounts.in(region, null, null));
        assertThat(lease.client().serviceName()).isEqualTo(region);
        return lease;
    }

    private AccountClient client(SendingAccount account) {
        String name = account.region();
        events.add("open " + name);
        SesV2Client ses = new SesV2Client() {
            @Override
            public String serviceName() {
                return name;
            }

            @Override
            public void close() {
                events.add("close " + name);
            }
        };
        return new AccountClient(ses, List.of(() -> events.add("close owned " + name)));
    }
}
