package dev.sesame.simulator.fault;

import dev.sesame.simulator.error.SesError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One kind of trouble that a request can run into. Whether the mail is in the mailbox afterwards is said of each.
 * A request must be signed and well-formed to run into one. On SMTP it is met after the final dot, with the reply that
 * SES has for it; {@link SmtpFault} has the others.
 */
public sealed interface Fault {

    /** An error answer; nothing is stored. */
    record ErrorAnswer(SesError error) implements Fault {}

    /** The connection closes without an answer; nothing is stored. */
    record DroppedBeforeAccepting() implements Fault {}

    /** The mail is stored, then the connection closes without an answer. */
    record DroppedAfterAccepting() implements Fault {}

    /** The mail is stored, then the connection closes in the middle of the answer's body. */
    record CutAnswer() implements Fault {}

    /** The mail is stored at once, and the answer comes after the delay. */
    record LateAnswer(Duration delay) implements Fault {}

    /** The mail is stored, and the answer's body comes byte by byte over that time. */
    record SlowAnswer(Duration duration) implements Fault {}

    /**
     * Another answer in place of the right one; the mail is stored if that answer's status is below 300. On SMTP, the
     * body stands in place of the reply.
     */
    record OtherAnswer(int status, String contentType, String body) implements Fault {}

    /** Trouble that only SMTP has. */
    record OnSmtp(SmtpStage stage, Manner manner, String reply, Duration delay) implements Fault {

        /** What becomes of the right reply. */
        public enum Manner {
            REPLY,
            REPLY_AFTER_EFFECT,
            THEN_REPLY,
            DELAY,
            DROP
        }
    }

    /** HTTP 429, {@code Maximum sending rate exceeded.}; 454 on SMTP. */
    static Fault throttled() {
        return error(SesError.sendingRateExceeded());
    }

    /** HTTP 429, {@code Daily message quota exceeded.}; 454 on SMTP. */
    static Fault dailyQuotaExceeded() {
        return error(SesError.dailyQuotaExceeded());
    }

    static Fault error(SesError error) {
        return new ErrorAnswer(error);
    }

    static Fault error(int status, String type, @Nullable String message) {
        return error(SesError.of(status, type, message));
    }

    static Fault dropBeforeAccepting() {
        return new DroppedBeforeAccepting();
    }

    static Fault dropAfterAccepting() {
        return new DroppedAfterAccepting();
    }

    static Fault cutAnswer() {
        return new CutAnswer();
    }

    static Fault delay(Duration delay) {
        return new LateAnswer(delay);
    }

    static Fault slowAnswer(Duration duration) {
        return new SlowAnswer(duration);
    }

    /** HTTP 200 with a body that is not JSON; the mail is stored. */
    static Fault notJson() {
        return answer(200, "application/json", "{\"MessageId\":");
    }

    /** HTTP 200 with an empty JSON object; the mail is stored. */
    static Fault noMessageId() {
        return answer(200, "application/json", "{}");
    }

    /** HTTP 500 with an HTML page and a request id of SES, as from a server in front of it; nothing is stored. */
    static Fault htmlErrorPage() {
        return answer(500, "text/html", "<html><body><h1>500 Internal Server Error</h1></body></html>");
    }

    static Fault answer(int status, String contentType, String body) {
        return new OtherAnswer(status, contentType, body);
    }
}
