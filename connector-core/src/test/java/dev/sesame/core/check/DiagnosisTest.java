package dev.sesame.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final CheckItem API_CONNECTED =
            on("api", CheckKind.CONNECTION, "api.example.com:443").pass("Port 443 answers.");
    private static final CheckItem API_BLOCKED =
            on("api", CheckKind.CONNECTION, "api.example.com:443").fail("Port 443 does not answer.", "Open it.");
    private static final CheckItem SMTP_CONNECTED =
            on("smtp", CheckKind.CONNECTION, "smtp.example.com:2587").pass("Port 2587 answers.");
    private static final CheckItem SMTP_LOGIN_REFUSED =
            on("smtp", CheckKind.CREDENTIALS, "eu-west-1").fail("The login is refused.", "Change it.");

    @Test
    void first_of_those_that_work_is_recommended_for_what_speaks_for_it() {
        Diagnosis diagnosis = diagnosis(List.of(API_CONNECTED), List.of(SMTP_CONNECTED));

        assertThat(diagnosis.recommended()).isEqualTo("api");
        assertThat(diagnosis.reason())
                .isEqualTo("api works from here, at api.example.com:443; others do, too, but it names its refusals.");
    }

    @Test
    void the_other_is_recommended_with_its_port_when_the_first_is_blocked() {
        Diagnosis diagnosis = diagnosis(List.of(API_BLOCKED), List.of(SMTP_CONNECTED));

        assertThat(diagnosis.recommended()).isEqualTo("smtp");
        assertThat(diagnosis.reason())
                .isEqualTo("smtp works from here, at smtp.example.com:2587. api: Port 443 does not answer.");
    }

    @Test
    void none_is_recommended_when_none_works_and_each_first_failure_is_named() {
        Diagnosis diagnosis = diagnosis(
                List.of(
                        API_BLOCKED,
                        on("api", CheckKind.CREDENTIALS, "eu-west-1").fail("The key is unknown.", "Change it.")),
                List.of(SMTP_CONNECTED, SMTP_LOGIN_REFUSED));

        assertThat(diagnosis.recommended()).isNull();
        assertThat(diagnosis.reason())
                .isEqualTo("No transport works from here. api: Port 443 does not answer. smtp: The login is refused.");
    }

    @Test
    void transport_without_any_connection_is_not_recommended() {
        Diagnosis diagnosis = diagnosis(List.of(), List.of());

        assertThat(diagnosis.recommended()).isNull();
        assertThat(diagnosis.reason()).contains("api: no connection was looked at.");
    }

    @Test
    void account_that_may_not_send_sends_on_no_transport_whichever_found_it() {
        Diagnosis diagnosis = diagnosis(
                List.of(
                        API_CONNECTED,
                        on("api", CheckKind.ACCOUNT, "eu-west-1").fail("Sending is paused.", "Resume it.")),
                List.of(SMTP_CONNECTED));

        assertThat(diagnosis.recommended()).isNull();
        assertThat(diagnosis.reason()).isEqualTo("No transport sends for this account. Sending is paused.");
    }

    @Test
    void sender_that_is_not_verified_decides_for_no_transport_but_is_named() {
        Diagnosis diagnosis = diagnosis(
                List.of(
                        API_CONNECTED,
                        on("api", CheckKind.IDENTITY, "noreply@example.com").fail("Not verified.", "Verify it.")),
                List.of(SMTP_CONNECTED));

        assertThat(diagnosis.recommended()).isEqualTo("api");
        assertThat(diagnosis.reason()).endsWith(" No mail is accepted before this is mended: Not verified.");
    }

    @Test
    void warnings_do_not_keep_a_transport_from_being_recommended() {
        Diagnosis diagnosis = diagnosis(
                List.of(
                        API_CONNECTED,
                        on("api", CheckKind.PRODUCTION_ACCESS, "eu-west-1").warn("Sandbox.", "Ask.")),
                List.of());

        assertThat(diagnosis.recommended()).isEqualTo("api");
    }

    @Test
    void items_keep_the_order_of_transports_and_of_the_way_and_are_found_by_id() {
        Diagnosis diagnosis = diagnosis(List.of(API_BLOCKED), List.of(SMTP_CONNECTED, SMTP_LOGIN_REFUSED));

        assertThat(diagnosis.items()).containsExactly(API_BLOCKED, SMTP_CONNECTED, SMTP_LOGIN_REFUSED);
        assertThat(diagnosis.item("smtp/connection/smtp.example.com:2587")).contains(SMTP_CONNECTED);
        assertThat(diagnosis.item("smtp/dns/smtp.example.com")).isEmpty();
    }

    @Test
    void what_is_wrong_comes_with_a_remedy_and_nothing_else_does() {
        CheckSubject subject = on("api", CheckKind.DNS, "api.example.com");

        assertThatIllegalArgumentException().isThrownBy(() -> new CheckItem(subject, CheckStatus.FAIL, "found", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new CheckItem(subject, CheckStatus.PASS, "found", "do"));
    }

    private static CheckSubject on(String transport, CheckKind kind, String target) {
        return new CheckSubject(transport, kind, target);
    }

    private static Diagnosis diagnosis(List<CheckItem> api, List<CheckItem> smtp) {
        return Diagnosis.of(List.of(
                new Inspection("api", "names its refusals", api), new Inspection("smtp", "is everywhere", smtp)));
    }
}
