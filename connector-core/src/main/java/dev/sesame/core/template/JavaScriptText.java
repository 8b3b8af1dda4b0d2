package dev.sesame.core.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How JavaScript writes a JSON value as text, ECMAScript's ToString: templates written for Logto count on it. Integers
 * that a double cannot hold keep their digits.
 */
final class JavaScriptText {

    private static final int MAX_DEPTH = 64;
    private static final BigInteger EXPONENT_FROM = BigInteger.TEN.pow(21);
    private static final List<RoundingMode> NEAREST_FIRST =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP);

    private JavaScriptText() {}

    static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(value, text, 0);
        return text.toString();
    }

    private static void append(@Nullable Object value, StringBuilder text, int depth) {
        if (value == null || depth > MAX_DEPTH) {
            return;
        }
        if (value instanceof List<?> list) {
            String separator = "";
            for (Object element : list) {
                text.append(separator);
                append(element, text, depth + 1);
                separator = ",";
            }
        } else if (value instanceof Map<?, ?>) {
            text.append("[object Object]");
        } else if (value instanceof Number number) {
            text.append(number(number));
        } else {
            text.append(value);
        }
    }

    /** Whether JavaScript takes the value for true; an empty list is not, as in Mustache. */
    static boolean isTruthy(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        if (value instanceof Number number) {
            double d = number.doubleValue();
            return d != 0 && !Double.isNaN(d);
        }
        return value != null && !value.equals("");
    }

    private static String number(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            return number.toString();
        }
        if (number instanceof BigInteger integer && integer.abs().compareTo(EXPONENT_FROM) < 0) {
            return integer.toString();
        }
        return number(number.doubleValue());
    }

    /** ECMAScript §6.1.6.1.20, Number::toString. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + number(digits, point);
    }

    /** The fewest digits that read back as the same double. The JDK may write one more, and did so often before 19. */
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        for (BigDecimal fewer = digits; fewer != null; fewer = shorter(digits, value)) {
            digits = fewer;
        }
        return digits;
    }

    private static @Nullable BigDecimal shorter(BigDecimal digits, double value) {
        if (digits.precision() == 1) {
            return null;
        }
        for (RoundingMode mode : NEAREST_FIRST) {
            BigDecimal rounded = digits.round(new MathContext(digits.precision() - 1, mode));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return null;
    }

    /** The digits with the point after the first {@code point} of them. */
    private static String number(String digits, int point) {
        if (point > 21 || point < -5) {
            String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            return digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length());
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }
}
