package dev.sesame.benchmarks.peer;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of JSON between two processes: an object of named values. */
public record Fields(Map<String, Object> values) {

    static Fields read(String line) {
        try {
            return new Fields(JSON.std.mapFrom(line));
        } catch (IOException e) {
            throw new FailedRunException("not a line of JSON: " + line, e);
        }
    }

    String line() {
        try {
            return JSON.std.asString(values);
        } catch (IOException e) {
            throw new FailedRunException("cannot be written as JSON", e);
        }
    }

    /** A text; it must be there. */
    public String text(String name) {
        return (String) required(name);
    }

    /** A whole number; it must be there. */
    public long number(String name) {
        return ((Number) required(name)).longValue();
    }

    /** Yes or no; it must be there. */
    public boolean flag(String name) {
        return (Boolean) required(name);
    }

    /** A text, if it is there. */
    public @Nullable String textIfAny(String name) {
        return (String) values.get(name);
    }

    private Object required(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new FailedRunException(name + " is missing");
        }
        return value;
    }
}
