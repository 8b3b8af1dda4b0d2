package dev.sesame.http.observability;

import java.util.List;

/** What the accounts of the connectors may send, and have sent. Safe for concurrent use; may ask a database. */
@FunctionalInterface
public interface AccountUsages {

    /** One for each connector whose account is known, of so many connectors at most as a label may have values. */
    List<Usage> read();

    /**
     * What one account may send, and has sent. What is not known is {@code NaN}.
     *
     * @param connector the id of a connector that sends with it
     * @param maxPerSecond the rate that it is held to
     * @param max24Hours its quota; {@code NaN} if it has none, too
     * @param sent24Hours what it sent in the last 24 hours
     */
    record Usage(String connector, double maxPerSecond, double max24Hours, double sent24Hours) {}
}
