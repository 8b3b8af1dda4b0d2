package dev.sesame.http.config;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Single settings and what is wrong with them. A setting is called {@code sesame.data-dir} in files, and after the
 * prefix here. What is wrong is reported, and read as its default.
 */
final class SettingsSource {

    private final Function<String, Optional<String>> properties;
    /** As far from a variable as a slip of the fingers takes it. */
    private static final int SLIP = 4;

    private final List<Problem> problems = new ArrayList<>();

    SettingsSource(Function<String, Optional<String>> properties) {
        this.properties = properties;
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidInputException with every problem that was reported
     */
    void check() {
        if (!problems.isEmpty()) {
            throw InvalidInputException.settings(problems);
        }
    }

    /** Takes over what an adapter finds wrong: each problem begins with the adapter's own name, which ours is a property of. */
    void problems(InvalidInputException wrong, UnaryOperator<String> ourName) {
        for (Problem problem : wrong.problems()) {
            int end = problem.message().indexOf(' ');
            problem(
                    Setting.of(ourName.apply(problem.message().substring(0, end))),
                    problem.message().substring(end + 1));
        }
    }

    /** One of these words, in any case. */
    String oneOf(Setting setting, Set<String> allowed) {
        return oneOf(setting, allowed, otherwise(setting));
    }

    /** One of these words, in any case, or else this one. */
    String oneOf(Setting setting, Set<String> allowed, String otherwise) {
        String value = text(setting).orElse(otherwise).toLowerCase(Locale.ROOT);
        if (!allowed.contains(value)) {
            problem(
                    setting,
                    "must be " + String.join(" or ", allowed.stream().sorted().toList()));
            return otherwise;
        }
        return value;
    }

    /** {@code true} or {@code false}. */
    boolean flag(Setting setting) {
        expect(SettingType.FLAG, setting);
        return oneOf(setting, Set.of("true", "false"), otherwise(setting)).equals("true");
    }

    /** A whole number within these limits, both included. */
    int number(Setting setting, int min, int max) {
        return number(setting, min, max, Integer.parseInt(otherwise(setting)));
    }

    /** A whole number within these limits, both included, or else this one. */
    int number(Setting setting, int min, int max, int otherwise) {
        expect(SettingType.NUMBER, setting);
        try {
            int number = text(setting).map(Integer::valueOf).orElse(otherwise);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        problem(setting, "must be a whole number from " + min + " to " + max);
        return otherwise;
    }

    /** A duration, as {@link Durations} spells it. */
    Duration duration(Setting setting) {
        return duration(setting, defaultDuration(setting));
    }

    private Duration duration(Setting setting, Duration otherwise) {
        expect(SettingType.DURATION, setting);
        Optional<String> value = text(setting);
        Optional<Duration> duration = value.flatMap(Durations::parse);
        if (value.isPresent() && duration.isEmpty()) {
            problem(setting, "must be a duration such as \"500ms\", \"10s\" or \"2m\"");
        }
        return duration.orElse(otherwise);
    }

    /** A duration that is not longer than this. */
    Duration atMost(Duration max, Setting setting) {
        Duration duration = duration(setting);
        if (duration.compareTo(max) > 0) {
            problem(setting, "must not be longer than " + max.toMinutes() + "m");
            return defaultDuration(setting);
        }
        return duration;
    }

    /** A duration that is longer than nothing. */
    Duration positive(Setting setting) {
        return positive(setting, defaultDuration(setting));
    }

    /** A duration that is longer than nothing, or else this one. */
    Duration positive(Setting setting, Duration otherwise) {
        Duration duration = duration(setting, otherwise);
        if (!duration.isPositive()) {
            problem(setting, "must be longer than nothing, such as \"20s\"");
            return otherwise;
        }
        return duration;
    }

    /** An absolute URI; null if there is none. */
    @Nullable
    URI uri(Setting setting) {
        expect(SettingType.URL, setting);
        Optional<String> value = text(setting);
        if (value.isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(value.get());
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        problem(setting, "must be a URI such as https://email.eu-west-1.amazonaws.com");
        return null;
    }

    /** The entries of a setting, separated by commas. */
    List<String> list(Setting setting) {
        expect(SettingType.LIST, setting);
        return text(setting).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** Of these environment variables those that look like settings of ours and are none. */
    static List<String> unknown(Stream<String> variables) {
        Set<String> known =
                Stream.of(Setting.values()).map(Setting::variable).collect(Collectors.toCollection(TreeSet::new));
        return variables
                .filter(variable -> variable.startsWith(Setting.PREFIX) && !known.contains(variable))
                .map(variable -> variable + " is no setting of Sesame"
                        + known.stream()
                                .min(Comparator.comparingInt(name -> distance(name, variable)))
                                .filter(name -> distance(name, variable) <= SLIP)
                                .map(name -> ": did you mean " + name + "?")
                                .orElse(""))
                .sorted()
                .toList();
    }

    /** Levenshtein's: how many letters to change, add or remove. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** The text of a setting; a blank one counts as absent. */
    Optional<String> text(Setting setting) {
        return properties.apply(setting.property()).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Reports what is wrong with a setting; the sentence begins with its variable. */
    void problem(Setting setting, String message) {
        problems.add(new Problem("", setting.variable() + " " + message));
    }

    /** The text of a setting that has a default, or else that. */
    String value(Setting setting) {
        return text(setting).orElse(otherwise(setting));
    }

    private static void expect(SettingType type, Setting setting) {
        if (setting.type() != type) {
            throw new IllegalArgumentException(setting + " is declared as " + setting.type());
        }
    }

    private static String otherwise(Setting setting) {
        return Objects.requireNonNull(setting.otherwise(), setting.name());
    }

    private static Duration defaultDuration(Setting setting) {
        return Durations.parse(otherwise(setting)).orElseThrow();
    }
}
