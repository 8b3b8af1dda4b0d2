package dev.sesame.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The page with the results: a section for each suite, which a run of that suite replaces. */
public final class ResultsPage {

    private static final String INTRODUCTION = """
            # Benchmarks

            Measured by `benchmarks/run`, which wrote this page; each section says how to repeat it. Compare what stands side by
            side: it ran at the same time, on the same machine. Absolute numbers are the machine's.
            """;

    private final Path file;

    public ResultsPage(Path file) {
        this.file = file;
    }

    /** Writes the suite's section in place of its last, or at the end. */
    public void put(String suite, String section) {
        try {
            Files.writeString(file, with(read(), suite, section));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the results", e);
        }
    }

    private String read() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return INTRODUCTION;
        }
    }

    static String with(String page, String suite, String section) {
        String begin = "<!-- suite " + suite + " -->\n";
        String end = "<!-- end of suite " + suite + " -->\n";
        String marked = begin + section.strip() + "\n" + end;
        int from = page.indexOf(begin);
        int to = page.indexOf(end, from);
        return from < 0 || to < 0
                ? page.stripTrailing() + "\n\n" + marked
                : page.substring(0, from) + marked + page.substring(to + end.length());
    }
}
