package dev.sesame.http.config;

import dev.sesame.core.error.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings there are, for tests of other packages. */
public final class DeclaredSettings {

    private DeclaredSettings() {}

    /** Their environment variables. */
    public static Set<String> variables() {
        return Stream.of(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
    }

    /** Their properties. */
    public static Set<String> properties() {
        return Stream.of(Setting.values()).map(Setting::property).collect(Collectors.toSet());
    }

    /** What a start with these properties would complain of. */
    public static List<String> problems(Map<String, String> properties) {
        try {
            new SettingsReader(name -> Optional.ofNullable(properties.get(name))).read();
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems().stream().map(Object::toString).toList();
        }
    }
}
