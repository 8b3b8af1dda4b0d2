package dev.sesame.simulator.smtp;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.fault.Faults;
import dev.sesame.simulator.fault.SmtpStage;
import dev.sesame.simulator.message.MessageLimits;
import dev.sesame.simulator.smtp.SmtpAnswer.Then;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is said in one session: keeps its state, and answers its commands. Not thread-safe. */
final class SmtpDialogue {

    private static final String NAME = "email-smtp.amazonaws.com";

    private final Faults faults;
    private final SmtpBehaviour behaviour;
    private final SmtpCredentials credentials;
    private final SmtpDelivery delivery;
    private final SmtpConnectionLog log;
    private AuthStep.@Nullable Challenge challenge;
    private @Nullable SmtpIdentity identity;
    private @Nullable SmtpEnvelope envelope;

    SmtpDialogue(
            Faults faults,
            SmtpBehaviour behaviour,
            SmtpCredentials credentials,
            SmtpDelivery delivery,
            SmtpConnectionLog log) {
        this.faults = faults;
        this.behaviour = behaviour;
        this.credentials = credentials;
        this.delivery = delivery;
        this.log = log;
    }

    /** @param openConnections this one included */
    SmtpAnswer greeting(int openConnections) {
        if (openConnections > behaviour.maxConnections()) {
            return SmtpAnswer.reply(SmtpReplies.TOO_MANY_CONNECTIONS);
        }
        String session = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        return met(
                SmtpStage.CONNECT,
                () -> SmtpAnswer.reply("220 " + NAME + " ESMTP SimpleEmailService-d-SIMULATOR " + session));
    }

    SmtpAnswer answer(SmtpCommand command) {
        AuthStep.Challenge open = challenge;
        if (open != null) {
            return authenticate(open.answer(command.line()));
        }
        return switch (command.verb()) {
            case "EHLO", "HELO" -> hello(command);
            case "STARTTLS" -> startTls(command);
            case "AUTH" -> auth(command);
            case "MAIL" -> mail(command);
            case "RCPT" -> recipient(command);
            case "DATA" -> data();
            case "NOOP" -> met(SmtpStage.NOOP, () -> SmtpAnswer.reply(SmtpReplies.OK));
            case "RSET" -> met(SmtpStage.RSET, this::reset);
            case "QUIT" -> met(SmtpStage.QUIT, () -> SmtpAnswer.last(SmtpReplies.BYE));
            case "VRFY", "EXPN", "HELP" -> SmtpAnswer.reply("502 " + command.verb() + " command is disabled");
            default -> SmtpAnswer.reply(SmtpReplies.UNKNOWN_COMMAND);
        };
    }

    /** A client that has started TLS is a stranger again (RFC 3207 §4.2). */
    void forgetClient() {
        identity = null;
        envelope = null;
    }

    /** The fault that the content of the message meets on its way. */
    Optional<Fault> contentFault() {
        return faults.takeOnSmtp(SmtpStage.CONTENT, recipients());
    }

    /** @param content empty if it was too long */
    SmtpAnswer message(Optional<byte[]> content) {
        SmtpEnvelope sent = envelope;
        envelope = null;
        if (sent == null) {
            throw new IllegalStateException("there is no envelope");
        }
        if (content.isEmpty()) {
            return SmtpAnswer.reply(SmtpReplies.TOO_LONG);
        }
        return met(SmtpStage.MESSAGE, sent.recipients(), () -> accept(sent, content.get()));
    }

    private SmtpAnswer accept(SmtpEnvelope sent, byte[] content) {
        try {
            String id = delivery.accept(sent, content);
            log.accepted();
            return SmtpAnswer.reply(SmtpReplies.OK + " " + id);
        } catch (RefusedException e) {
            return SmtpAnswer.reply(SmtpReplies.of(e.error()));
        }
    }

    private SmtpAnswer hello(SmtpCommand command) {
        if (command.rest().isEmpty()) {
            return SmtpAnswer.reply("501 Syntax: " + command.verb() + " hostname");
        }
        return met(SmtpStage.EHLO, () -> {
            envelope = null;
            return SmtpAnswer.reply(command.verb().equals("HELO") ? "250 " + NAME : capabilities());
        });
    }

    private String capabilities() {
        boolean offersTls = !log.isEncrypted() && behaviour.startTls() != StartTls.HIDDEN;
        return "250-" + NAME
                + "\r\n250-8BITMIME"
                + (offersTls ? "\r\n250-STARTTLS" : "")
                + "\r\n250-AUTH PLAIN LOGIN\r\n"
                + SmtpReplies.OK;
    }

    private SmtpAnswer startTls(SmtpCommand command) {
        if (behaviour.startTls() == StartTls.HIDDEN) {
            return SmtpAnswer.reply(SmtpReplies.UNKNOWN_COMMAND);
        }
        if (!command.rest().isEmpty()) {
            return SmtpAnswer.reply("501 Syntax error (no parameters allowed)");
        }
        if (log.isEncrypted()) {
            return SmtpAnswer.reply(SmtpReplies.TLS_UNAVAILABLE + ": TLS already active");
        }
        return met(SmtpStage.STARTTLS, () -> switch (behaviour.startTls()) {
            case OFFERED -> SmtpAnswer.reply(SmtpReplies.READY_FOR_TLS).then(Then.START_TLS);
            case IGNORED -> SmtpAnswer.reply(SmtpReplies.READY_FOR_TLS);
            default -> SmtpAnswer.reply(SmtpReplies.TLS_UNAVAILABLE);
        });
    }

    private SmtpAnswer auth(SmtpCommand command) {
        if (lacksTls()) {
            return SmtpAnswer.reply(SmtpReplies.TLS_REQUIRED);
        }
        return identity == null
                ? authenticate(AuthStep.start(command.rest()))
                : SmtpAnswer.reply("503 Refusing any other AUTH command.");
    }

    private SmtpAnswer authenticate(AuthStep step) {
        challenge = null;
        if (step instanceof AuthStep.Challenge next) {
            challenge = next;
            return SmtpAnswer.reply(next.reply());
        }
        if (step instanceof AuthStep.Given given) {
            return met(SmtpStage.AUTH, () -> check(given));
        }
        return SmtpAnswer.reply(((AuthStep.Refused) step).reply());
    }

    private SmtpAnswer check(AuthStep.Given given) {
        Optional<SmtpIdentity> known = credentials.identify(given.user(), given.password());
        identity = known.orElse(null);
        return SmtpAnswer.reply(known.isPresent() ? SmtpReplies.AUTHENTICATED : SmtpReplies.CREDENTIALS_INVALID);
    }

    private SmtpAnswer mail(SmtpCommand command) {
        SmtpIdentity client = identity;
        if (client == null) {
            return SmtpAnswer.reply(lacksTls() ? SmtpReplies.TLS_REQUIRED : SmtpReplies.AUTHENTICATION_REQUIRED);
        }
        if (envelope != null) {
            return SmtpAnswer.reply("503 5.5.1 Sender already specified.");
        }
        if (log.messages() >= behaviour.maxMessagesPerConnection()) {
            return SmtpAnswer.reply(SmtpReplies.TOO_MANY_MESSAGES);
        }
        SmtpPath path = SmtpPath.parse("FROM", command.rest()).orElse(null);
        if (path == null) {
            return SmtpAnswer.reply("501 Syntax: MAIL FROM: <address>");
        }
        if (path.size() > MessageLimits.MAX_MESSAGE_BYTES) {
            return SmtpAnswer.reply(SmtpReplies.TOO_LONG);
        }
        if (path.parameters().contains("SMTPUTF8")) {
            // Not announced (RFC 5321 §4.1.1.11).
            return SmtpAnswer.reply("555 MAIL FROM parameters not recognized or not implemented");
        }
        return addressed(path, SmtpStage.MAIL, () -> envelope = new SmtpEnvelope(client, path.address(), List.of()));
    }

    private SmtpAnswer recipient(SmtpCommand command) {
        SmtpEnvelope open = envelope;
        if (open == null) {
            return SmtpAnswer.reply("503 5.5.1 Error: need MAIL command");
        }
        SmtpPath path = SmtpPath.parse("TO", command.rest()).orElse(null);
        if (path == null) {
            return SmtpAnswer.reply("501 Syntax: RCPT TO: <address>");
        }
        return addressed(path, SmtpStage.RCPT, () -> envelope = open.to(path.address()));
    }

    private SmtpAnswer addressed(SmtpPath path, SmtpStage stage, Runnable effect) {
        if (!path.isValid()) {
            return SmtpAnswer.reply(SmtpReplies.invalidAddress(path.address()));
        }
        return met(stage, stage == SmtpStage.RCPT ? List.of(path.address()) : List.of(), () -> {
            effect.run();
            return SmtpAnswer.reply(SmtpReplies.OK);
        });
    }

    private SmtpAnswer data() {
        if (envelope == null) {
            return SmtpAnswer.reply("503 5.5.1 Error: need MAIL command");
        }
        if (recipients().isEmpty()) {
            return SmtpAnswer.reply("503 Error: need RCPT command");
        }
        return met(SmtpStage.DATA, recipients(), () -> SmtpAnswer.reply(SmtpReplies.START_CONTENT)
                .then(Then.READ_CONTENT));
    }

    private SmtpAnswer reset() {
        envelope = null;
        return SmtpAnswer.reply(SmtpReplies.OK);
    }

    private boolean lacksTls() {
        return !log.isEncrypted() && behaviour.startTls() == StartTls.OFFERED;
    }

    private List<String> recipients() {
        SmtpEnvelope open = envelope;
        return open == null ? List.of() : open.recipients();
    }

    private SmtpAnswer met(SmtpStage stage, Supplier<SmtpAnswer> performed) {
        return met(stage, List.of(), performed);
    }

    private SmtpAnswer met(SmtpStage stage, List<String> recipients, Supplier<SmtpAnswer> performed) {
        return faults.takeOnSmtp(stage, recipients)
                .map(fault -> FaultySmtpAnswers.meet(fault, performed))
                .orElseGet(performed);
    }
}
