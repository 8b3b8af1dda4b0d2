package dev.sesame.simulator.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                ".␍␊|",
                "a␍␊.␍␊|a␍␊",
                "..␍␊.␍␊|.␍␊",
                "a␍␊..b␍␊...␍␊.␍␊|a␍␊.b␍␊..␍␊",
                ".b␍␊.␍␊|b␍␊",
                "a.␍␊.␍␊|a.␍␊",
                "a␊.␊b␍␊.␍␊|a␊.␊b␍␊",
                "a␍.␍b␍␊.␍␊|a␍.␍b␍␊",
                "a␊.␍␊.␍␊|a␊.␍␊",
                "a␍␊.␍b␍␊.␍␊|a␍␊␍b␍␊",
                "a␍␊.␊b␍␊.␍␊|a␍␊␊b␍␊",
                "a␍␍␊.␍␊|a␍␍␊"
            })
    void only_a_dot_between_crlf_ends_the_content(String sent, String content) {
        DotReader reader = read(lines(sent), 1000);

        assertThat(reader.isComplete()).isTrue();
        assertThat(text(reader)).isEqualTo(Optional.of(lines(content == null ? "" : content)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".␍", "a␍␊.", "a␍␊.␍", "a␊.␍␊", "a.␍␊"})
    void content_without_final_dot_is_not_complete(String sent) {
        assertThat(read(lines(sent), 1000).isComplete()).isFalse();
    }

    @Test
    void content_that_is_too_long_is_read_to_its_end_and_not_kept() {
        assertThat(text(read("abc\r\n.\r\n", 5))).hasValue("abc\r\n");

        DotReader reader = read("abcd\r\n.\r\n", 5);
        assertThat(reader.isComplete()).isTrue();
        assertThat(text(reader)).isEmpty();
    }

    private static DotReader read(String octets, int maxOctets) {
        DotReader reader = new DotReader(maxOctets);
        for (byte octet : octets.getBytes(StandardCharsets.ISO_8859_1)) {
            assertThat(reader.isComplete()).isFalse();
            reader.add(octet);
        }
        return reader;
    }

    private static Optional<String> text(DotReader reader) {
        return reader.octets().map(octets -> new String(octets, StandardCharsets.ISO_8859_1));
    }

    private static String lines(String shown) {
        return shown.replace('␍', '\r').replace('␊', '\n');
    }
}
