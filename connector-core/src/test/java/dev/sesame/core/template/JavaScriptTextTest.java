package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaScriptTextTest {

    /** The right column is what {@code String(Number(…))} gave in V8. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                        | 0
            -0                       | 0
            1                        | 1
            -1                       | -1
            10.0                     | 10
            100                      | 100
            0.1                      | 0.1
            0.2                      | 0.2
            4.35                     | 4.35
            12.5                     | 12.5
            -3.25                    | -3.25
            1234.5678                | 1234.5678
            2e-3                     | 0.002
            0.30000000000000004      | 0.30000000000000004
            9007199254740993         | 9007199254740992
            1.0e15                   | 1000000000000000
            1e20                     | 100000000000000000000
            123e18                   | 123000000000000000000
            123456789012345680000    | 123456789012345680000
            999999999999999900000    | 999999999999999900000
            1e21                     | 1e+21
            1.1e21                   | 1.1e+21
            8.41e21                  | 8.41e+21
            1e23                     | 1e+23
            2e23                     | 2e+23
            1e-6                     | 0.000001
            0.000001234              | 0.000001234
            1e-7                     | 1e-7
            -1e-7                    | -1e-7
            1.5e-7                   | 1.5e-7
            9.5367431640625e-7       | 9.5367431640625e-7
            5.684341886080802e-14    | 5.684341886080802e-14
            2.0e-44                  | 2e-44
            1.5e300                  | 1.5e+300
            1.7976931348623157e308   | 1.7976931348623157e+308
            2.2250738585072014e-308  | 2.2250738585072014e-308
            4.9406564584124654e-322  | 4.94e-322
            5e-324                   | 5e-324
            1e-323                   | 1e-323
            1.5e-323                 | 1.5e-323
            5e-323                   | 5e-323
            6e-323                   | 6e-323
            """)
    void double_is_written_as_javascript_writes_it(String source, String expected) {
        assertThat(JavaScriptText.of(Double.valueOf(source))).isEqualTo(expected);
        assertThat(JavaScriptText.of(new BigDecimal(source))).isEqualTo(expected);
    }

    @Test
    void what_is_no_number_has_a_name() {
        assertThat(JavaScriptText.of(Double.NaN)).isEqualTo("NaN");
        assertThat(JavaScriptText.of(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(JavaScriptText.of(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void integers_keep_their_digits() {
        assertThat(JavaScriptText.of(Integer.MIN_VALUE)).isEqualTo("-2147483648");
        assertThat(JavaScriptText.of(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
        assertThat(JavaScriptText.of((short) -7)).isEqualTo("-7");
        assertThat(JavaScriptText.of((byte) 7)).isEqualTo("7");
        assertThat(JavaScriptText.of(new BigInteger("123456789012345678901"))).isEqualTo("123456789012345678901");
        assertThat(JavaScriptText.of(new BigInteger("-999999999999999999999"))).isEqualTo("-999999999999999999999");
    }

    @Test
    void integer_of_more_than_21_digits_has_an_exponent() {
        assertThat(JavaScriptText.of(BigInteger.TEN.pow(21))).isEqualTo("1e+21");
        assertThat(JavaScriptText.of(BigInteger.TEN.pow(25).negate())).isEqualTo("-1e+25");
        assertThat(JavaScriptText.of(BigInteger.TEN.pow(400))).isEqualTo("Infinity");
    }

    @Test
    void float_has_the_digits_it_was_written_with() {
        assertThat(JavaScriptText.of(12.5f)).isEqualTo("12.5");
    }

    @Test
    void every_double_reads_back_as_itself_and_no_shorter_text_does() {
        long seed = 20_261_121;
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value)) {
                continue;
            }
            String text = JavaScriptText.of(value);
            assertThat(Double.parseDouble(text)).as("seed %d, case %d", seed, i).isEqualTo(value);
            BigDecimal written = new BigDecimal(text).stripTrailingZeros();
            if (written.precision() > 1) {
                BigDecimal shorter = written.round(new MathContext(written.precision() - 1));
                assertThat(shorter.doubleValue())
                        .as("seed %d, case %d: %s", seed, i, text)
                        .isNotEqualTo(value);
            }
        }
    }

    @Test
    void null_is_nothing_and_texts_and_booleans_are_themselves() {
        assertThat(JavaScriptText.of(null)).isEmpty();
        assertThat(JavaScriptText.of("")).isEmpty();
        assertThat(JavaScriptText.of("a b")).isEqualTo("a b");
        assertThat(JavaScriptText.of(true)).isEqualTo("true");
        assertThat(JavaScriptText.of(false)).isEqualTo("false");
    }

    @Test
    void lists_are_joined_with_commas_and_objects_only_named() {
        assertThat(JavaScriptText.of(List.of())).isEmpty();
        assertThat(JavaScriptText.of(Arrays.asList(1, "2", null))).isEqualTo("1,2,");
        assertThat(JavaScriptText.of(List.of(1, List.of(2, List.of(3)), Map.of("a", 1))))
                .isEqualTo("1,2,3,[object Object]");
        assertThat(JavaScriptText.of(Map.of())).isEqualTo("[object Object]");
    }

    @Test
    void lists_nested_without_end_are_cut_and_do_not_overflow_the_stack() {
        List<Object> nested = List.of("core");
        for (int i = 0; i < 100_000; i++) {
            nested = List.of(nested);
        }
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThat(JavaScriptText.of(nested)).isEmpty();
        assertThat(JavaScriptText.of(endless)).isEmpty();
    }

    @Test
    void truth_is_javascripts_but_for_the_empty_list() {
        for (Object falsy : new Object[] {false, 0, 0L, 0.0, -0.0, Double.NaN, BigInteger.ZERO, "", List.of()}) {
            assertThat(JavaScriptText.isTruthy(falsy)).as("%s", falsy).isFalse();
        }
        assertThat(JavaScriptText.isTruthy(null)).isFalse();
        for (Object truthy : new Object[] {true, 1, -1, 0.1, "0", " ", "false", List.of(0), Map.of()}) {
            assertThat(JavaScriptText.isTruthy(truthy)).as("%s", truthy).isTrue();
        }
    }
}
