package dev.sesame.simulator.smtp;

import dev.sesame.simulator.fault.Fault.OnSmtp;
import dev.sesame.simulator.fault.SmtpStage;
import dev.sesame.simulator.message.MessageLimits;
import dev.sesame.simulator.smtp.SmtpAnswer.Then;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The mail transaction of a session, from MAIL to DATA (RFC 5321 §3.3). Not thread-safe. */
final class SmtpTransaction {

    private final FaultySmtpAnswers answers;
    private @Nullable SmtpEnvelope envelope;

    SmtpTransaction(FaultySmtpAnswers answers) {
        this.answers = answers;
    }

    void reset() {
        envelope = null;
    }

    /**
     * Ends the transaction.
     *
     * @throws IllegalStateException if there is none
     */
    SmtpEnvelope take() {
        SmtpEnvelope taken = envelope;
        if (taken == null) {
            throw new IllegalStateException("there is no envelope");
        }
        envelope = null;
        return taken;
    }

    /** The fault that the content meets on its way. */
    Optional<OnSmtp> contentFault() {
        return answers.takeInContent(recipients());
    }

    /** MAIL from a client that may send. */
    SmtpAnswer mail(String argument, SmtpIdentity client) {
        if (envelope != null) {
            return SmtpAnswer.reply("503 5.5.1 Sender already specified.");
        }
        return SmtpPath.parse("FROM", argument)
                .map(path -> mail(path, client))
                .orElseGet(() -> SmtpAnswer.reply("501 Syntax: MAIL FROM: <address>"));
    }

    SmtpAnswer recipient(String argument) {
        SmtpEnvelope open = envelope;
        if (open == null) {
            return SmtpAnswer.reply("503 5.5.1 Error: need MAIL command");
        }
        return SmtpPath.parse("TO", argument)
                .map(path -> addressed(path, SmtpStage.RCPT, List.of(path.address()), () -> open.to(path.address())))
                .orElseGet(() -> SmtpAnswer.reply("501 Syntax: RCPT TO: <address>"));
    }

    SmtpAnswer data() {
        if (envelope == null) {
            return SmtpAnswer.reply("503 5.5.1 Error: need MAIL command");
        }
        if (recipients().isEmpty()) {
            return SmtpAnswer.reply("503 Error: need RCPT command");
        }
        return answers.at(SmtpStage.DATA, recipients(), () -> SmtpAnswer.reply(SmtpReplies.START_CONTENT)
                .then(Then.READ_CONTENT));
    }

    private SmtpAnswer mail(SmtpPath path, SmtpIdentity client) {
        if (path.size() > MessageLimits.MAX_MESSAGE_BYTES) {
            return SmtpAnswer.reply(SmtpReplies.TOO_LONG);
        }
        if (path.parameters().contains("SMTPUTF8")) {
            // Not announced (RFC 5321 §4.1.1.11).
            return SmtpAnswer.reply("555 MAIL FROM parameters not recognized or not implemented");
        }
        return addressed(path, SmtpStage.MAIL, List.of(), () -> new SmtpEnvelope(client, path.address(), List.of()));
    }

    private SmtpAnswer addressed(
            SmtpPath path, SmtpStage stage, List<String> recipients, Supplier<SmtpEnvelope> addressed) {
        if (!path.isValid()) {
            return SmtpAnswer.reply(SmtpReplies.invalidAddress(path.address()));
        }
        return answers.at(stage, recipients, () -> {
            envelope = addressed.get();
            return SmtpAnswer.reply(SmtpReplies.OK);
        });
    }

    private List<String> recipients() {
        SmtpEnvelope open = envelope;
        return open == null ? List.of() : open.recipients();
    }
}
