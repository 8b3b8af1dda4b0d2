package dev.sesame.adapter.sesapi;

import dev.sesame.core.message.OutboundEmail;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Stands in for an exception whose text may hold addresses or secrets: the name of its class, its stack trace and
 * its causes are the original's, and of its text what is safe.
 */
final class Redacted extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int MAX_TEXT = 300;
    private static final int MAX_CAUSES = 8;
    private static final String GAP = "…";

    /** What quotes a value, addresses, URLs, and numbers that may be codes or account ids. */
    private static final Pattern UNSAFE =
            Pattern.compile("\"[^\"]*\"|'[^']*'|<[^>]*>|“[^”]*”|‘[^’]*’|\\S*(?:@|://)\\S*|\\p{Nd}{4,}");

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Redacted(Throwable original, @Nullable Redacted cause) {
        super(original.getClass().getName() + ": " + safeText(original), cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    /** The exception and its causes, redacted. */
    static Redacted of(Throwable original) {
        return of(original, MAX_CAUSES);
    }

    private static Redacted of(Throwable original, int max) {
        Throwable cause = original.getCause();
        return new Redacted(original, cause == null || max == 1 ? null : of(cause, max - 1));
    }

    /** What AWS says about a message, without what it may have from the message. */
    static String text(String text, OutboundEmail email) {
        String address = email.to().address();
        String safe = without(email.subject(), text);
        safe = without(email.to().name(), safe);
        return text(without(address.substring(0, address.lastIndexOf('@')), safe));
    }

    /** As a whole: a short one is part of many a word. */
    private static String without(String value, String text) {
        return value.isEmpty()
                ? text
                : text.replaceAll("(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])", GAP);
    }

    /** What AWS says, without what quotes a value or looks like one. */
    static String text(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        String safe = UNSAFE.matcher(line).replaceAll(GAP);
        return safe.length() <= MAX_TEXT ? safe : safe.substring(0, MAX_TEXT) + GAP;
    }

    private static String safeText(Throwable original) {
        if (original instanceof AwsServiceException answer) {
            return AwsAnswer.of(answer).headline();
        }
        return original.getMessage() == null ? "" : text(original.getMessage());
    }
}
