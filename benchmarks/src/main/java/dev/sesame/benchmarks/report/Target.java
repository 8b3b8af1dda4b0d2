package dev.sesame.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * What was aimed at, and what was measured.
 *
 * @param what the value, in words
 * @param bound what it must reach, or must not exceed
 * @param upper whether the bound must not be exceeded
 * @param unit what follows the numbers
 */
public record Target(String what, double bound, double measured, boolean upper, String unit) {

    public static Target atLeast(String what, double bound, double measured, String unit) {
        return new Target(what, bound, measured, false, unit);
    }

    public static Target atMost(String what, double bound, double measured, String unit) {
        return new Target(what, bound, measured, true, unit);
    }

    /** Such as {@code at least 12.00×}. */
    public String asked() {
        return (upper ? "at most " : "at least ") + number(bound) + unit;
    }

    public String got() {
        return number(measured) + unit;
    }

    /** {@code met}, or by how much it was missed. */
    public String verdict() {
        boolean met = upper ? measured <= bound : measured >= bound;
        return met ? "met" : "missed by " + number(Math.abs(bound - measured)) + unit;
    }

    /** All of them, with what they are targets of as the first heading. */
    public static Table table(String of, List<Target> targets) {
        Table table = new Table(of, "target", "measured", "");
        for (Target target : targets) {
            table.row(target.what(), target.asked(), target.got(), target.verdict());
        }
        return table;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }
}
