package dev.sesame.simulator.signature;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Checks the moment of signing: SES allows five minutes either way. */
final class SignatureDate {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private SignatureDate() {}

    static void check(String amzDate, String scopeDate, Clock clock) {
        Instant signed = parse(amzDate);
        if (!amzDate.startsWith(scopeDate) || scopeDate.length() != 8) {
            throw invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + scopeDate + "' != '" + amzDate.substring(0, 8) + "', from '" + amzDate + "'.");
        }
        Instant now = clock.instant();
        Instant earliest = now.minus(TOLERANCE);
        if (signed.isBefore(earliest)) {
            throw invalid("Signature expired: " + amzDate + " is now earlier than " + FORMAT.format(earliest) + " ("
                    + FORMAT.format(now) + " - 5 min.)");
        }
        Instant latest = now.plus(TOLERANCE);
        if (signed.isAfter(latest)) {
            throw invalid("Signature not yet current: " + amzDate + " is still later than " + FORMAT.format(latest)
                    + " (" + FORMAT.format(now) + " + 5 min.)");
        }
    }

    private static Instant parse(String amzDate) {
        try {
            return FORMAT.parse(amzDate, Instant::from);
        } catch (DateTimeException e) {
            throw new RefusedException(SesError.of(
                    403,
                    "IncompleteSignatureException",
                    "Date must be in ISO-8601 'basic format'. Got '" + amzDate + "'."));
        }
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(SesError.invalidSignature(message));
    }
}
