package dev.sesame.publicapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How one listing differs from another, line by line: {@code -} for what is gone, {@code +} for what is new. */
final class ApiChanges {

    private ApiChanges() {}

    static List<String> between(String before, String now) {
        Set<String> old = entries(before);
        Set<String> current = entries(now);
        return Stream.concat(
                        old.stream().filter(entry -> !current.contains(entry)).map(entry -> "- " + entry),
                        current.stream().filter(entry -> !old.contains(entry)).map(entry -> "+ " + entry))
                .toList();
    }

    /** Each member with the type it is of. */
    private static Set<String> entries(String listing) {
        Set<String> entries = new LinkedHashSet<>();
        String type = "";
        for (String line : listing.lines().toList()) {
            if (line.startsWith("  ")) {
                entries.add(name(type) + ": " + line.strip());
            } else {
                type = line;
                entries.add(line);
            }
        }
        return entries;
    }

    /** What stays if a type only gets another modifier or interface. */
    private static String name(String type) {
        return Stream.of(type.split("[ (<]"))
                .filter(word -> word.startsWith("dev.sesame."))
                .findFirst()
                .orElse(type);
    }
}
