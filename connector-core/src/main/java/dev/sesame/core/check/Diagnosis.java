package dev.sesame.core.check;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What works for a connector from where Sesame runs. Immutable.
 *
 * @param items what was found: by transport, and for each in the order of the way
 * @param recommended the name of the transport to use; null if none works
 * @param reason why that one, or what keeps all of them from working
 */
public record Diagnosis(List<CheckItem> items, @Nullable String recommended, String reason) {

    /** Copies the items. */
    public Diagnosis {
        items = List.copyOf(items);
    }

    /** The diagnosis that follows from what each transport's inspection found, the preferred transport first. */
    public static Diagnosis of(List<Inspection> inspections) {
        List<CheckItem> items =
                inspections.stream().flatMap(found -> found.items().stream()).toList();
        Recommendation recommendation = Recommendation.of(inspections);
        return new Diagnosis(items, recommendation.transport(), recommendation.reason());
    }

    /** The item with this {@linkplain CheckItem#id() id}. */
    public Optional<CheckItem> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }
}
