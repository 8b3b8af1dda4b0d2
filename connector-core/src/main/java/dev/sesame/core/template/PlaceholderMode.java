package dev.sesame.core.template;

/** What becomes of a placeholder whose variable the payload lacks. */
public enum PlaceholderMode {
    /** The message is refused, naming the variables. */
    STRICT,

    /** The placeholder stays as written, as Logto does it. */
    LENIENT
}
