package dev.sesame.documentation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code block of a page.
 *
 * @param page whose it is, as in {@code docs/settings.md}
 * @param line of its first line of code, from 1
 * @param info its info string; empty if there is none
 * @param lines its code
 * @param marker what an HTML comment right before it says; null without
 * @param output whether it shows what the block before it prints: it comes right after it, or after one line that ends
 *     with a colon
 */
record Block(
        String page,
        int line,
        String info,
        List<String> lines,
        @Nullable String marker,
        boolean output) {

    String code() {
        return String.join("\n", lines) + "\n";
    }

    /** A problem of this block, told so that it is found. */
    String problem(String what) {
        return problem(0, what);
    }

    /** The same, of one of its lines. */
    String problem(int index, String what) {
        return page + ":" + (line + index) + ": " + what;
    }
}
