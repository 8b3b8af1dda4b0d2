package dev.sesame.benchmarks.send;

import java.util.Locale;

/**
 * What was aimed at, and what was measured.
 *
 * @param what the value, in words
 * @param bound what it must reach, or must not exceed
 * @param upper whether the bound must not be exceeded
 * @param unit what follows the numbers
 */
record Target(String what, double bound, double measured, boolean upper, String unit) {

    static Target atLeast(String what, double bound, double measured, String unit) {
        return new Target(what, bound, measured, false, unit);
    }

    static Target atMost(String what, double bound, double measured, String unit) {
        return new Target(what, bound, measured, true, unit);
    }

    /** Such as {@code at least 12.00×}. */
    String asked() {
        return (upper ? "at most " : "at least ") + number(bound) + unit;
    }

    String got() {
        return number(measured) + unit;
    }

    /** {@code met}, or by how much it was missed. */
    String verdict() {
        boolean met = upper ? measured <= bound : measured >= bound;
        return met ? "met" : "missed by " + number(Math.abs(bound - measured)) + unit;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }
}
