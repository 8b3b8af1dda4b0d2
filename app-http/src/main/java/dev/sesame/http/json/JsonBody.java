package dev.sesame.http.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A body that we answer with. Its members are those of the record; absent ones are left out. */
public interface JsonBody {

    /** The body as a tree of maps, lists, strings, numbers and booleans. Members that are null are left out. */
    Map<String, @Nullable Object> json();
}
