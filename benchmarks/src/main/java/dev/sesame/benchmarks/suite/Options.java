package dev.sesame.benchmarks.suite;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * How much is measured, and where to.
 *
 * @param clock the time
 * @param home the folder of this module
 * @param page the page that the results are written to
 * @param repetitions how often each contender is measured; 5 by default
 * @param length how long a repetition takes, about; 5 s by default
 * @param warmUp how long each contender sends before it is measured; 10 s by default
 * @param messages how many messages are queued at once, and a tenth of those that are stored; 100,000 by default
 * @param sends how many messages are sent before the heap is looked at for the last time; 1,000,000 by default
 */
public record Options(
        Clock clock, Path home, Path page, int repetitions, Duration length, Duration warmUp, int messages, int sends) {

    public Options {
        if (repetitions < 1 || !length.isPositive() || !warmUp.isPositive() || messages < 1 || sends < 1) {
            throw new IllegalArgumentException("repetitions, seconds, warm-up, messages and sends must be at least 1");
        }
    }

    /**
     * Reads what follows the name of the suite.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static Options parse(Clock clock, Path home, List<String> arguments) {
        Path page = home.resolveSibling("docs").resolve("benchmarks.md");
        int repetitions = 5;
        Duration length = Duration.ofSeconds(5);
        Duration warmUp = Duration.ofSeconds(10);
        int messages = 100_000;
        int sends = 1_000_000;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " is no option, or has no value");
            }
            String value = rest.next();
            switch (option) {
                case "--repetitions" -> repetitions = number(option, value);
                case "--seconds" -> length = Duration.ofSeconds(number(option, value));
                case "--warm-up" -> warmUp = Duration.ofSeconds(number(option, value));
                case "--messages" -> messages = number(option, value);
                case "--sends" -> sends = number(option, value);
                case "--page" -> page = Path.of(value).toAbsolutePath();
                default -> throw new IllegalArgumentException(option + " is no option");
            }
        }
        return new Options(clock, home, page, repetitions, length, warmUp, messages, sends);
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " must be a number, but was " + value, e);
        }
    }
}
