package dev.sesame.core.check;

import org.jspecify.annotations.Nullable;

/**
 * What was found about one thing. Holds neither secret nor recipient. Immutable.
 *
 * @param subject what was looked at
 * @param status how it is
 * @param message what was found, for an administrator
 * @param remedy what to do; null if there is nothing to do here, as when it passed or was skipped
 */
public record CheckItem(
        CheckSubject subject,
        CheckStatus status,
        String message,
        @Nullable String remedy) {

    /** Checks that what is wrong comes with what to do, and nothing else does. */
    public CheckItem {
        if ((status == CheckStatus.WARN || status == CheckStatus.FAIL) != (remedy != null)) {
            throw new IllegalArgumentException(status + " with the remedy " + remedy);
        }
    }

    /** The same in every diagnosis: transport, kind and target, such as {@code ses-api/dns/email.eu-west-1.amazonaws.com}. */
    public String id() {
        return subject.transport() + "/" + subject.kind().id() + "/" + subject.target();
    }

    /** The part of the way that it is about. */
    public CheckGroup group() {
        return subject.kind().group();
    }

    boolean failed() {
        return status == CheckStatus.FAIL;
    }
}
