package dev.sesame.core.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the corpus under {@code hostile/}, and makes more of it. */
public final class HostileTexts {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9A-F]{4}|.)");

    private static final Pattern REPETITION = Pattern.compile("\\{([^{}*]{1,2})\\*([0-9]+)\\}");

    private HostileTexts() {}

    /** Every text of the corpus. */
    public static List<String> corpus() {
        return Stream.of("headers.txt", "unicode.txt", "html.txt")
                .flatMap(HostileTexts::texts)
                .toList();
    }

    /** What leads elsewhere where it becomes part of an address. */
    public static List<String> hosts() {
        return texts("hosts.txt").toList();
    }

    /**
     * A text in an address' place.
     *
     * @param address the address it is read as; null if it is refused
     */
    public record AddressCase(String text, @Nullable String address) {}

    /** Texts in an address' place, and what becomes of each. */
    public static List<AddressCase> addresses() {
        return read("addresses.txt")
                .lines()
                .filter(line -> !line.startsWith("# "))
                .map(HostileTexts::address)
                .toList();
    }

    private static AddressCase address(String line) {
        int arrow = line.lastIndexOf(" -> ");
        return line.startsWith("+ ")
                ? new AddressCase(
                        unescape(repeat(line.substring(2, arrow))), unescape(repeat(line.substring(arrow + 4))))
                : new AddressCase(unescape(repeat(line.substring(2))), null);
    }

    /** {@code {x*3}} stands for xxx. */
    private static String repeat(String line) {
        return REPETITION
                .matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
    }

    private static Stream<String> texts(String file) {
        return read(file).lines().filter(line -> !line.startsWith("# ")).map(HostileTexts::unescape);
    }

    /** A text of up to four of the corpus; the same for the same state of the random numbers. */
    public static String mixed(Random random) {
        List<String> corpus = corpus();
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            text.append(corpus.get(random.nextInt(corpus.size())));
        }
        return text.toString();
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(HostileTexts.class.getResourceAsStream("/hostile/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescape(String line) {
        return ESCAPE.matcher(line).replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
    }

    private static String character(String escape) {
        return switch (escape.charAt(0)) {
            case 'u' -> Character.toString((char) Integer.parseInt(escape, 1, escape.length(), 16));
            case 'r' -> "\r";
            case 'n' -> "\n";
            case '0' -> "\0";
            default -> escape;
        };
    }
}
