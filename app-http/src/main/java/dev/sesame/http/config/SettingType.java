package dev.sesame.http.config;

/** What the value of a setting looks like. */
enum SettingType {
    /** A number and its unit. */
    DURATION,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A number in a period, or {@code off}. */
    LIMIT,
    /** Entries that commas separate. */
    LIST,
    NUMBER,
    /** A file or a folder. */
    PATH,
    TEXT,
    URL,
    /** One of a few. */
    WORD
}
