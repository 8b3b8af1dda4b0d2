package dev.sesame.http.api.hook;

import dev.sesame.core.error.FailureKind;

/** What the person who waits for a mail is told. */
final class LogtoSentence {

    private LogtoSentence() {}

    static String of(FailureKind failure) {
        return switch (failure) {
            case PERMANENT -> "The email could not be sent. Please contact support.";
            case TRANSIENT -> "The email could not be sent just now. Please try again in a moment.";
            case AMBIGUOUS -> "The email may be on its way. Please check your inbox before you ask for another.";
        };
    }
}
