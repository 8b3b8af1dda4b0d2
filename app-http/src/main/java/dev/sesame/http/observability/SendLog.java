package dev.sesame.http.observability;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.port.out.SendEnd;
import dev.sesame.core.port.out.SendListener;
import dev.sesame.core.port.out.Sending;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Leaves one line for each message: what became of it, with what it takes to find it at SES. Never who got it. */
public final class SendLog implements SendListener {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.Mail");

    private final RecipientHash recipients;
    private final Clock clock;
    private final String accepted;

    /** A log that says whether messages go to the simulator. */
    public SendLog(RecipientHash recipients, Clock clock, boolean simulated) {
        this.recipients = recipients;
        this.clock = clock;
        this.accepted = simulated ? "Accepted, SIMULATED: nobody gets it" : "Accepted";
    }

    @Override
    public void ended(Sending message, SendEnd end) {
        LoggingEventBuilder line = line(message, end)
                .addKeyValue("message", message.id() == null ? Labels.NONE : message.id())
                .addKeyValue("connector", Labels.plain(message.connector()))
                .addKeyValue("usageType", Labels.plain(message.usageType().name()))
                .addKeyValue("way", message.way().name().toLowerCase(Locale.ROOT))
                .addKeyValue("to", recipients.of(message.recipient()))
                .addKeyValue("transport", Labels.transport(end.transport()))
                .addKeyValue(
                        "durationMs",
                        Duration.between(message.takenAt(), clock.instant()).toMillis());
        if (end.messageId() != null) {
            line.addKeyValue("sesId", end.messageId()).log(accepted);
        } else {
            line.addKeyValue("outcome", end.outcome().id())
                    .addKeyValue("code", Labels.code(end.code()))
                    .addKeyValue("reason", Labels.reason(end.reason()))
                    .log(
                            end.outcome() == Outcome.UNKNOWN
                                    ? "May have been accepted, nobody knows: {}"
                                    : "Not accepted: {}",
                            end.detail());
        }
    }

    /** What only the caller can mend is no alarm. */
    private static LoggingEventBuilder line(Sending message, SendEnd end) {
        // What expires in the queue was taken, and came to nothing in all the time that it had.
        boolean ours = end.outcome() == Outcome.UNKNOWN
                || end.reason() != null
                || (end.code() == ErrorCode.EXPIRED && message.way() == Sending.Way.QUEUED);
        return end.outcome() == Outcome.ACCEPTED || !ours ? LOG.atInfo() : LOG.atWarn();
    }
}
