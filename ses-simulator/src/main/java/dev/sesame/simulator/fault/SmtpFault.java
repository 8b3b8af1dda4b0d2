package dev.sesame.simulator.fault;

import dev.sesame.simulator.fault.Fault.OnSmtp;
import dev.sesame.simulator.fault.Fault.OnSmtp.Manner;
import java.time.Duration;

/**
 * Faults that only SMTP has, each for one stage of a session; API requests never meet them. They wait in
 * {@link Faults} as all others do: {@code faults().next(…)} is met by the next session that comes to its stage.
 * A command must be right to meet one.
 */
public final class SmtpFault {

    private static final String IDLE = "4.4.2 Timeout waiting for data from client.";

    private SmtpFault() {}

    /**
     * Another reply in place of the right one, and nothing happens: no TLS, no authentication, no recipient, no mail.
     * The connection closes after a 421, and in the middle of the {@linkplain SmtpStage#CONTENT content}.
     *
     * @param reply one or more lines, sent as they are; need not be SMTP at all
     */
    public static Fault reply(SmtpStage stage, String reply) {
        return new OnSmtp(stage, Manner.REPLY, reply, Duration.ZERO);
    }

    /** Another reply in place of the right one, after what was asked for is done. */
    public static Fault replyAfterEffect(SmtpStage stage, String reply) {
        return new OnSmtp(stage, Manner.REPLY_AFTER_EFFECT, reply, Duration.ZERO);
    }

    /** The connection closes without a reply, and nothing happens. */
    public static Fault drop(SmtpStage stage) {
        return new OnSmtp(stage, Manner.DROP, "", Duration.ZERO);
    }

    /** The right reply, then at once another one that nobody asked for, and the connection closes. */
    public static Fault thenReply(SmtpStage stage, String reply) {
        return new OnSmtp(stage, Manner.THEN_REPLY, reply, Duration.ZERO);
    }

    /** What was asked for is done at once, and the right reply comes after the delay. */
    public static Fault delay(SmtpStage stage, Duration delay) {
        return new OnSmtp(stage, Manner.DELAY, "", delay);
    }

    /** The greeting comes after the delay. */
    public static Fault slowBanner(Duration delay) {
        return delay(SmtpStage.CONNECT, delay);
    }

    /** 421 in place of the greeting. */
    public static Fault tooManyConnections() {
        return reply(SmtpStage.CONNECT, "421 Too many concurrent SMTP connections");
    }

    /** 421 to MAIL, as if the session had sent as many messages as it may. */
    public static Fault tooManyMessages() {
        return reply(SmtpStage.MAIL, "421 Connection closed by server. Maximum message count per session reached.");
    }

    /** 454 in place of the answer to credentials. */
    public static Fault temporaryAuthenticationFailure() {
        return reply(SmtpStage.AUTH, "454 Temporary authentication failure");
    }

    /** 451 after the right reply of that stage, as if the client had been idle for too long since. */
    public static Fault idleAfter(SmtpStage stage) {
        return thenReply(stage, "451 " + IDLE);
    }

    /** 421 in the middle of the content, as if the client had stopped there for too long. */
    public static Fault idleInContent() {
        return reply(SmtpStage.CONTENT, "421 " + IDLE);
    }

    /** The connection is reset in the middle of the content; nothing is stored. */
    public static Fault dropBeforeFinalDot() {
        return drop(SmtpStage.CONTENT);
    }

    /** The mail is stored and its {@code 250 Ok} sent; 421 follows in the same breath. */
    public static Fault closeAfterAccepting() {
        return thenReply(SmtpStage.MESSAGE, "421 " + IDLE);
    }
}
