package dev.sesame.simulator.acceptance;

import dev.sesame.simulator.account.Account;
import dev.sesame.simulator.account.Sending;
import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.mailbox.Mailbox;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes messages into the mailbox, if the account may send them. Safe for concurrent use. */
public final class Acceptance {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

    private final Account account;
    private final Mailbox mailbox;
    private final Clock clock;

    public Acceptance(Account account, Mailbox mailbox, Clock clock) {
        this.account = account;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /**
     * Admits the message and stores it.
     *
     * @return its SES message id
     * @throws RefusedException if the account may not send it; nothing is stored or counted then
     */
    public String accept(Submission submission) {
        admit(submission);
        Instant now = clock.instant();
        String id = MessageIds.next(submission.region(), now);
        mailbox.add(new ReceivedMail(
                id,
                submission.via(),
                now,
                submission.accessKeyId(),
                submission.region(),
                submission.recipients(),
                submission.bcc(),
                submission.content().withHeaders(delivered(submission, id, now)),
                submission.options(),
                submission.request()));
        return id;
    }

    /**
     * Admits the message as {@link #accept} does, but it is lost afterwards, as one whose template cannot be
     * rendered.
     */
    public String acceptAndLose(Submission submission) {
        admit(submission);
        return MessageIds.next(submission.region(), clock.instant());
    }

    private void admit(Submission submission) {
        account.admit(new Sending(
                submission.senders(),
                submission.recipients(),
                submission.options().configurationSetName(),
                submission.region()));
    }

    private static List<MailHeader> delivered(Submission submission, String id, Instant now) {
        List<MailHeader> headers = new ArrayList<>(submission.content().headers());
        // SES overwrites both, and takes its own instructions out of the message (SES developer guide, header-fields).
        headers.removeIf(header -> header.name().equalsIgnoreCase("Message-ID")
                || header.name().equalsIgnoreCase("Date")
                || header.name().equalsIgnoreCase("Bcc")
                || header.name().regionMatches(true, 0, "X-SES-", 0, 6));
        headers.add(new MailHeader("Date", DATE.format(now)));
        headers.add(new MailHeader("Message-ID", MessageIds.header(id, submission.region())));
        return headers;
    }
}
