package dev.sesame.adapter.storejdbc;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the two databases differ in what they are told. SQLite has one writer, and so nothing to lock. */
enum Dialect {
    SQLITE("TEXT", "", "", "(SELECT value FROM json_each(?))"),

    /** Ids sort by their bytes, whatever the language of the database. */
    POSTGRESQL(
            "TEXT COLLATE \"C\"",
            " FOR UPDATE OF m",
            " FOR UPDATE OF m SKIP LOCKED",
            "(SELECT json_array_elements_text(?::json))");

    private final String idType;
    private final String locked;
    private final String lockedIfFree;
    private final String elements;

    Dialect(String idType, String locked, String lockedIfFree, String elements) {
        this.idType = idType;
        this.locked = locked;
        this.lockedIfFree = lockedIfFree;
        this.elements = elements;
    }

    /** The type of columns that hold ids. */
    String idType() {
        return idType;
    }

    /** Ends a query on a table named {@code m}: waits until nobody else changes its rows, and keeps others from it. */
    String locked() {
        return locked;
    }

    /** The same, leaving out rows that somebody else is changing. */
    String lockedIfFree() {
        return lockedIfFree;
    }

    /** A query for the texts of a parameter, which is a JSON array. */
    String elements() {
        return elements;
    }

    /**
     * Keeps every other transaction that names one of these waiting until this one ends. Rows that are not there yet
     * cannot be locked; their names can.
     */
    void lock(Session session, Set<String> names) throws SQLException {
        if (this == POSTGRESQL) {
            // Always in the same order: two transactions do not wait for each other.
            String keys = names.stream()
                    .map(Digest::number)
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
            session.list(
                    "SELECT pg_advisory_xact_lock(k) FROM unnest(string_to_array(?, ',')::bigint[]) AS k",
                    row -> true,
                    keys);
        }
    }
}
