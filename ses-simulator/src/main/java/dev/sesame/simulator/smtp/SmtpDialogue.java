package dev.sesame.simulator.smtp;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.fault.Fault.OnSmtp;
import dev.sesame.simulator.fault.SmtpStage;
import dev.sesame.simulator.smtp.SmtpAnswer.Then;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said in one session: keeps its state, and answers its commands. Not thread-safe. */
final class SmtpDialogue {

    private final FaultySmtpAnswers answers;
    private final SmtpBehaviour behaviour;
    private final SmtpCredentials credentials;
    private final SmtpDelivery delivery;
    private final SmtpConnectionLog log;
    private final SmtpTransaction transaction;
    private AuthStep.@Nullable Challenge challenge;
    private @Nullable SmtpIdentity identity;

    SmtpDialogue(
            FaultySmtpAnswers answers,
            SmtpBehaviour behaviour,
            SmtpCredentials credentials,
            SmtpDelivery delivery,
            SmtpConnectionLog log) {
        this.answers = answers;
        this.behaviour = behaviour;
        this.credentials = credentials;
        this.delivery = delivery;
        this.log = log;
        transaction = new SmtpTransaction(answers);
    }

    /** @param openConnections this one included */
    SmtpAnswer greeting(int openConnections) {
        return openConnections > behaviour.maxConnections()
                ? SmtpAnswer.reply(SmtpReplies.TOO_MANY_CONNECTIONS)
                : answers.at(SmtpStage.CONNECT, () -> SmtpAnswer.reply(SmtpReplies.greeting()));
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
            case "RCPT" -> transaction.recipient(command.rest());
            case "DATA" -> transaction.data();
            case "NOOP" -> answers.at(SmtpStage.NOOP, () -> SmtpAnswer.reply(SmtpReplies.OK));
            case "RSET" -> answers.at(SmtpStage.RSET, this::reset);
            case "QUIT" -> answers.at(SmtpStage.QUIT, () -> SmtpAnswer.last(SmtpReplies.BYE));
            case "VRFY", "EXPN", "HELP" -> SmtpAnswer.reply("502 " + command.verb() + " command is disabled");
            default -> SmtpAnswer.reply(SmtpReplies.UNKNOWN_COMMAND);
        };
    }

    /** A client that has started TLS is a stranger again (RFC 3207 §4.2). */
    void forgetClient() {
        identity = null;
        transaction.reset();
    }

    /** The fault that the content of the message meets on its way. */
    Optional<OnSmtp> contentFault() {
        return transaction.contentFault();
    }

    /** @param content empty if it was too long */
    SmtpAnswer message(Optional<byte[]> content) {
        SmtpEnvelope envelope = transaction.take();
        return content.map(
                        octets -> answers.at(SmtpStage.MESSAGE, envelope.recipients(), () -> deliver(envelope, octets)))
                .orElseGet(() -> SmtpAnswer.reply(SmtpReplies.TOO_LONG));
    }

    private SmtpAnswer deliver(SmtpEnvelope envelope, byte[] content) {
        try {
            String id = delivery.accept(envelope, content);
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
        boolean offersTls = !log.isEncrypted() && behaviour.startTls() != StartTls.HIDDEN;
        return answers.at(SmtpStage.EHLO, () -> {
            transaction.reset();
            return SmtpAnswer.reply(
                    command.verb().equals("HELO") ? "250 " + SmtpReplies.HOST : SmtpReplies.capabilities(offersTls));
        });
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
        return answers.at(SmtpStage.STARTTLS, () -> switch (behaviour.startTls()) {
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
            return answers.at(SmtpStage.AUTH, () -> check(given));
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
        return log.messages() < behaviour.maxMessagesPerConnection()
                ? transaction.mail(command.rest(), client)
                : SmtpAnswer.reply(SmtpReplies.TOO_MANY_MESSAGES);
    }

    private SmtpAnswer reset() {
        transaction.reset();
        return SmtpAnswer.reply(SmtpReplies.OK);
    }

    private boolean lacksTls() {
        return !log.isEncrypted() && behaviour.startTls() == StartTls.OFFERED;
    }
}
