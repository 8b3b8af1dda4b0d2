package dev.sesame.adapter.sesapi;

import static dev.sesame.adapter.sesapi.SesApiInspector.subject;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckSubject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What an answer says about the clock of this machine. */
final class ClockFindings {

    /** AWS takes signatures that are five minutes off. */
    private static final Duration MAX = Duration.ofMinutes(5);

    private static final Duration NOTABLE = Duration.ofMinutes(1);
    private static final String NTP = "Set the clock of this machine, with NTP for instance.";

    private ClockFindings() {}

    /** When the answer left, as it says itself. */
    static Optional<Instant> date(SdkResponse answer) {
        return date(answer.sdkHttpResponse());
    }

    /** When the answer left that a failure is about, whoever answered. */
    static Optional<Instant> date(RuntimeException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
                return date(answer.awsErrorDetails().sdkHttpResponse());
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> date(SdkHttpResponse answer) {
        try {
            return answer == null
                    ? Optional.empty()
                    : answer.firstMatchingHeader("Date")
                            .map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How far apart the clocks are. */
    static CheckItem item(Optional<Instant> theirs, Instant ours, String region) {
        CheckSubject subject = subject(CheckKind.CLOCK, region);
        if (theirs.isEmpty()) {
            return subject.skipped("No answer said what time it is.");
        }
        Duration ahead = Duration.between(theirs.get(), ours);
        String off = ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of") + " that of AWS";
        if (ahead.abs().compareTo(MAX) > 0) {
            return subject.fail("The clock of this machine is " + off + ", and AWS allows 300 s.", NTP);
        }
        return ahead.abs().compareTo(NOTABLE) > 0
                ? subject.warn("The clock of this machine is " + off + "; beyond 300 s nothing is accepted.", NTP)
                : subject.pass("The clock of this machine is right to within a minute.");
    }

    /** AWS refuses the time of the signature, whatever its answer's date says. */
    static CheckItem refused(String found, String region) {
        return subject(CheckKind.CLOCK, region).fail(found + " The clock of this machine is off.", NTP);
    }
}
