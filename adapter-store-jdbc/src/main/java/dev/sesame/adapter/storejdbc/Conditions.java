package dev.sesame.adapter.storejdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions that must all hold, with their values. For one query. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** Null is no condition. */
    void add(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    void add(String condition) {
        conditions.add(condition);
    }

    String where() {
        return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    }

    @Nullable
    Object[] valuesAnd(int last) {
        values.add(last);
        return values.toArray();
    }
}
