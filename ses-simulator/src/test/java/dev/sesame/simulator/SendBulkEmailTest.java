package dev.sesame.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntry;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntryResult;
import software.amazon.awssdk.services.sesv2.model.BulkEmailStatus;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendBulkEmailRequest;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class SendBulkEmailTest {

    private final SesSimulator simulator = SesSimulator.start();
    private final SesV2Client ses = SesClients.of(simulator);

    @AfterEach
    void close() {
        ses.close();
        simulator.close();
    }

    @Test
    void each_entry_is_rendered_with_its_own_data_and_not_escaped() {
        List<BulkEmailEntryResult> results =
                send(entry("ann@example.com", "{\"name\":\"Ann & <Co>\"}"), entry("bob@example.com", "{\"code\":42}"));

        assertThat(results).extracting(BulkEmailEntryResult::status).containsOnly(BulkEmailStatus.SUCCESS);
        ReceivedMail ann = mailTo("ann@example.com");
        assertThat(ann.id()).isEqualTo(results.get(0).messageId());
        assertThat(ann.subject()).isEqualTo("Hello Ann & <Co>");
        assertThat(ann.html()).isEqualTo("<p>Ann & <Co>: 123456</p>");
        ReceivedMail bob = mailTo("bob@example.com");
        assertThat(bob.subject()).isEqualTo("Hello friend");
        assertThat(bob.html()).isEqualTo("<p>friend: 42</p>");
        assertThat(bob.text()).isNull();
    }

    @Test
    void tags_and_headers_of_an_entry_replace_the_defaults() {
        send(entry("ann@example.com", "{}").toBuilder()
                .replacementTags(SesClients.tag("usage", "Register"))
                .replacementHeaders(SesClients.header("x-list", "mine"))
                .build());

        ReceivedMail mail = mailTo("ann@example.com");
        assertThat(mail.tags()).isEqualTo(Map.of("usage", "Register", "campaign", "autumn"));
        assertThat(mail.header("X-List")).contains("mine");
        assertThat(mail.header("X-Other")).contains("kept");
        assertThat(mail.configurationSetName()).isEqualTo("login");
    }

    @Test
    void entry_with_a_missing_variable_is_accepted_and_lost() {
        SendBulkEmailRequest request = request("Hello {{stranger}}", entry("ann@example.com", "{}"));

        BulkEmailEntryResult result =
                ses.sendBulkEmail(request).bulkEmailEntryResults().get(0);

        assertThat(result.status()).isEqualTo(BulkEmailStatus.SUCCESS);
        assertThat(result.messageId()).isNotBlank();
        assertThat(simulator.mailbox().messages()).isEmpty();
        assertThat(simulator.account().status().sentLast24Hours()).isEqualTo(1);
    }

    @Test
    void wrong_entry_fails_by_itself() {
        List<BulkEmailEntryResult> results = send(
                entry("nobody", "{}"),
                entry("ann@example.com", "{}"),
                entry("bob@example.com", "[]"),
                BulkEmailEntry.builder().destination(to -> {}).build());

        assertThat(results)
                .extracting(BulkEmailEntryResult::status)
                .containsExactly(
                        BulkEmailStatus.INVALID_PARAMETER,
                        BulkEmailStatus.SUCCESS,
                        BulkEmailStatus.INVALID_PARAMETER,
                        BulkEmailStatus.INVALID_PARAMETER);
        assertThat(results.get(0).error()).isEqualTo("Missing final '@domain'");
        assertThat(results.get(0).messageId()).isNull();
        assertThat(simulator.mailbox().messages()).hasSize(1);
    }

    @Test
    void error_of_a_recipient_is_the_status_of_the_entry() {
        List<SesError> errors = List.of(
                SesError.sendingRateExceeded(),
                SesError.dailyQuotaExceeded(),
                SesError.accountSuspended(),
                SesError.sendingPaused(),
                SesError.configurationSetSendingPaused("login"),
                SesError.mailFromDomainNotVerified(),
                SesError.messageRejected("No."),
                SesError.configurationSetNotFound("login"),
                SesError.serviceUnavailable(),
                SesError.accessDenied());
        BulkEmailEntry[] entries = new BulkEmailEntry[errors.size()];
        for (int i = 0; i < entries.length; i++) {
            simulator.faults().forRecipient("r" + i + "@example.com", Fault.error(errors.get(i)));
            entries[i] = entry("r" + i + "@example.com", "{}");
        }

        assertThat(send(entries))
                .extracting(BulkEmailEntryResult::status)
                .containsExactly(
                        BulkEmailStatus.ACCOUNT_THROTTLED,
                        BulkEmailStatus.ACCOUNT_DAILY_QUOTA_EXCEEDED,
                        BulkEmailStatus.ACCOUNT_SUSPENDED,
                        BulkEmailStatus.ACCOUNT_SENDING_PAUSED,
                        BulkEmailStatus.CONFIGURATION_SET_SENDING_PAUSED,
                        BulkEmailStatus.MAIL_FROM_DOMAIN_NOT_VERIFIED,
                        BulkEmailStatus.MESSAGE_REJECTED,
                        BulkEmailStatus.CONFIGURATION_SET_NOT_FOUND,
                        BulkEmailStatus.TRANSIENT_FAILURE,
                        BulkEmailStatus.FAILED);
    }

    @Test
    void other_fault_of_a_recipient_is_that_of_the_whole_call() {
        simulator.faults().forRecipient("bob@example.com", Fault.dropAfterAccepting());

        assertThatThrownBy(() -> send(entry("ann@example.com", "{}"), entry("bob@example.com", "{}")))
                .isInstanceOf(SdkClientException.class);

        assertThat(simulator.mailbox().messages()).hasSize(2);
    }

    @Test
    void queued_fault_is_that_of_the_whole_call() {
        simulator.faults().next(Fault.throttled());

        assertThatThrownBy(() -> send(entry("ann@example.com", "{}"))).isInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void quota_is_counted_entry_by_entry() {
        simulator.account().max24HourSend(2);

        assertThat(send(entry("ann@example.com", "{}"), entry("bob@example.com", "{}"), entry("eve@example.com", "{}")))
                .extracting(BulkEmailEntryResult::status)
                .containsExactly(
                        BulkEmailStatus.SUCCESS, BulkEmailStatus.SUCCESS, BulkEmailStatus.ACCOUNT_DAILY_QUOTA_EXCEEDED);
    }

    @Test
    void stored_template_does_not_exist() {
        SendBulkEmailRequest request = request("x", entry("ann@example.com", "{}")).toBuilder()
                .defaultContent(content -> content.template(template -> template.templateName("login")))
                .build();

        assertThatThrownBy(() -> ses.sendBulkEmail(request))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Template login does not exist");
    }

    @Test
    void condition_in_an_inline_template_is_refused() {
        SendBulkEmailRequest request = request("{{#if name}}Hi{{/if}}", entry("ann@example.com", "{}"));

        assertThatThrownBy(() -> ses.sendBulkEmail(request))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Template contains unsupported operations.");
    }

    @Test
    void wrong_sender_refuses_the_whole_call() {
        SendBulkEmailRequest request = request("x", entry("ann@example.com", "{}"));

        assertThatThrownBy(() -> ses.sendBulkEmail(
                        request.toBuilder().fromEmailAddress("nobody").build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Invalid email address<nobody>.");
    }

    @Test
    void at_most_50_entries_are_taken() {
        BulkEmailEntry[] entries =
                Collections.nCopies(51, entry("ann@example.com", "{}")).toArray(BulkEmailEntry[]::new);

        assertThatThrownBy(() -> send(entries)).isInstanceOf(BadRequestException.class);
        assertThat(send(Arrays.copyOf(entries, 50))).hasSize(50);
    }

    @Test
    void single_message_may_have_an_inline_template_too() {
        ses.sendEmail(SesClients.message().toBuilder()
                .content(content -> content.template(template -> template.templateContent(
                                inline -> inline.subject("Hi {{user.name}}").text("{{ code }}"))
                        .templateData("{\"user\":{\"name\":\"Zoë\"},\"code\":\"007\"}")))
                .build());

        assertThat(mailTo("ann@example.com").subject()).isEqualTo("Hi Zoë");
        assertThat(mailTo("ann@example.com").text()).isEqualTo("007");
    }

    private List<BulkEmailEntryResult> send(BulkEmailEntry... entries) {
        return ses.sendBulkEmail(request("Hello {{name}}", entries)).bulkEmailEntryResults();
    }

    private ReceivedMail mailTo(String recipient) {
        return simulator.mailbox().messages().stream()
                .filter(mail -> mail.recipients().contains(recipient))
                .findFirst()
                .orElseThrow();
    }

    private static SendBulkEmailRequest request(String subject, BulkEmailEntry... entries) {
        return SendBulkEmailRequest.builder()
                .fromEmailAddress(SesClients.FROM)
                .configurationSetName("login")
                .defaultEmailTags(SesClients.tag("usage", "Generic"), SesClients.tag("campaign", "autumn"))
                .defaultContent(content -> content.template(template -> template.templateContent(
                                inline -> inline.subject(subject).html("<p>{{name}}: {{code}}</p>"))
                        .templateData("{\"name\":\"friend\",\"code\":\"123456\"}")
                        .headers(SesClients.header("X-List", "default"), SesClients.header("X-Other", "kept"))))
                .bulkEmailEntries(entries)
                .build();
    }

    private static BulkEmailEntry entry(String to, String data) {
        return BulkEmailEntry.builder()
                .destination(destination -> destination.toAddresses(to))
                .replacementEmailContent(
                        content -> content.replacementTemplate(template -> template.replacementTemplateData(data)))
                .build();
    }
}
