package dev.sesame.http.observability;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.template.UsageType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of labels, of which there are never more than a few. */
final class Labels {

    static final String NONE = "none";
    static final String OTHER = "other";

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Labels() {}

    /** One of the nine known usage types, or {@code other}: callers name them as they like. */
    static String usageType(UsageType type) {
        return UsageType.known().contains(type) ? type.name() : OTHER;
    }

    static String code(@Nullable ErrorCode code) {
        return code == null ? NONE : code.id();
    }

    static String reason(@Nullable FailureReason reason) {
        return reason == null ? NONE : reason.id();
    }

    static String transport(@Nullable String name) {
        return name == null ? NONE : name;
    }

    /** A name that callers chose, for the log, which has room for any of them; {@code other} if it is no plain word. */
    static String plain(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : OTHER;
    }
}
