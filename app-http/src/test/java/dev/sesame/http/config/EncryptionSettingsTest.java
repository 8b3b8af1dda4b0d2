package dev.sesame.http.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sesame.adapter.storejdbc.EncryptionKeys;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EncryptionSettingsTest {

    private static final String ONE = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    private static final String TWO = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";
    private static final String THREE = "AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=";

    @TempDir
    Path folder;

    private EncryptionSettings read(Map<String, String> settings) {
        SettingsSource source = new SettingsSource(name -> Optional.ofNullable(settings.get(name)));
        EncryptionSettings read = EncryptionSettings.read(source, folder);
        source.check();
        return read;
    }

    private static EncryptionKeys keys(String current, String... former) {
        return EncryptionKeys.of(
                Secret.of(current), List.of(former).stream().map(Secret::of).toList());
    }

    @Test
    void keys_that_are_set_are_used_and_no_file_is_made() {
        EncryptionSettings settings = read(Map.of(
                "sesame.encryption-key", " " + ONE + "\n", "sesame.encryption-former-keys", TWO + " , " + THREE));

        assertThat(settings.keys(true)).isEqualTo(keys(ONE, TWO, THREE));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void without_a_key_it_is_the_one_in_the_data_folder() throws Exception {
        EncryptionSettings settings = read(Map.of("sesame.encryption-former-keys", TWO));
        assertThat(folder).as("nothing is made before all settings are read").isEmptyDirectory();

        EncryptionKeys made = settings.keys(false);

        assertThat(made)
                .isEqualTo(keys(Files.readString(folder.resolve("encryption.key")), TWO))
                .isEqualTo(settings.keys(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mark", "AQEB", ONE + ",", ONE + "," + TWO})
    void anything_but_a_key_is_a_problem_and_not_repeated(String text) {
        assertProblem("SESAME_ENCRYPTION_KEY", text, Map.of("sesame.encryption-key", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mark", ONE + ",", ONE + ",," + TWO, ONE + ";" + TWO, ","})
    void anything_but_former_keys_is_a_problem_and_not_repeated(String text) {
        assertProblem("SESAME_ENCRYPTION_FORMER_KEYS", text, Map.of("sesame.encryption-former-keys", text));
    }

    private void assertProblem(String variable, String text, Map<String, String> settings) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(settings))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .singleElement()
                        .extracting(Problem::toString)
                        .asString()
                        .startsWith(variable + " must be ")
                        .contains("32 random bytes in base64")
                        .doesNotContain("mark")
                        .doesNotContain(text.length() > 1 ? text : "mark")
                        .doesNotContain(ONE));
    }

    @Test
    void words_reveal_nothing_of_the_keys() {
        assertThat(read(Map.of("sesame.encryption-key", ONE, "sesame.encryption-former-keys", TWO))
                        .toString())
                .doesNotContain(ONE)
                .doesNotContain(TWO);
    }
}
