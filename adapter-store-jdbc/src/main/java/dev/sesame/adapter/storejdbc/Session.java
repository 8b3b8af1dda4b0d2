package dev.sesame.adapter.storejdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements of one connection, prepared once each. For one thread at a time. */
final class Session implements AutoCloseable {

    private static final int REPLACEMENT = 0xFFFD;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of the row that the result stands at. */
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** How many rows it changed. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return prepared(sql, parameters).executeUpdate();
    }

    /** The same change for each list of parameters. */
    void updateEach(String sql, List<@Nullable Object[]> parameters) throws SQLException {
        if (parameters.isEmpty()) {
            return;
        }
        PreparedStatement statement = statement(sql);
        statement.clearBatch();
        for (@Nullable Object[] row : parameters) {
            bind(statement, row);
            statement.addBatch();
        }
        statement.executeBatch();
    }

    /** Every row that a query, or a change with {@code RETURNING}, gives. */
    <T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = prepared(sql, parameters).executeQuery()) {
            while (result.next()) {
                rows.add(mapper.map(result));
            }
        }
        return rows;
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(String sql, Mapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** Placeholders for so many values, or for one that equals nothing. */
    static String placeholders(int count) {
        return count == 0 ? "NULL" : "?" + ", ?".repeat(count - 1);
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = statement(sql);
        bind(statement, parameters);
        return statement;
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            statement.setObject(i + 1, parameter instanceof String text ? storable(text) : parameter);
        }
    }

    /** NUL and lone surrogates have no place in a database's UTF-8; with others in their place, a text is still a text. */
    private static String storable(String text) {
        if (isStorable(text)) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> storable.appendCodePoint(isStorable(c) ? c : REPLACEMENT));
        return storable.toString();
    }

    /** Whether a database can hold this text. */
    static boolean isStorable(String text) {
        return text.codePoints().allMatch(Session::isStorable);
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    /** Closes the statements; the connection stays open. */
    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}
