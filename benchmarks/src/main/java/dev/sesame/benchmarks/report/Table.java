package dev.sesame.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown: the first column is of words, the others of numbers. */
public final class Table {

    private final int columns;
    private final StringBuilder text = new StringBuilder();

    public Table(String... headings) {
        columns = headings.length;
        row(headings);
        List<String> rules = new ArrayList<>(List.of("---"));
        while (rules.size() < columns) {
            rules.add("---:");
        }
        row(rules.toArray(String[]::new));
    }

    /** Adds a row, as wide as the headings. */
    public Table row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("a row needs " + columns + " cells, but has " + cells.length);
        }
        text.append(List.of(cells).stream().collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
