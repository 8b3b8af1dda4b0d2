package dev.sesame.core.change;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of something for it to be changed: so that nobody overwrites what they have not seen (RFC 9110 §13.1).
 * Immutable.
 */
public final class Precondition {

    /** Nothing: the change is made in any case. */
    public static final Precondition NONE = new Precondition(Kind.NONE, 0);

    /** It is not there yet ({@code If-None-Match: *}). */
    public static final Precondition ABSENT = new Precondition(Kind.ABSENT, 0);

    /** It is there, in whatever version ({@code If-Match: *}). */
    public static final Precondition PRESENT = new Precondition(Kind.PRESENT, 0);

    private enum Kind {
        NONE,
        ABSENT,
        PRESENT,
        VERSION
    }

    private final Kind kind;
    private final long version;

    private Precondition(Kind kind, long version) {
        this.kind = kind;
        this.version = version;
    }

    /** It is there, in this version ({@code If-Match: "<version>"}). */
    public static Precondition version(long version) {
        return new Precondition(Kind.VERSION, version);
    }

    /** Whether it holds for something of that version; null for what is not there. */
    public boolean allows(@Nullable Long current) {
        return switch (kind) {
            case NONE -> true;
            case ABSENT -> current == null;
            case PRESENT -> current != null;
            case VERSION -> current != null && current == version;
        };
    }

    @Override
    public String toString() {
        return kind == Kind.VERSION ? "version " + version : kind.name().toLowerCase(Locale.ROOT);
    }
}
