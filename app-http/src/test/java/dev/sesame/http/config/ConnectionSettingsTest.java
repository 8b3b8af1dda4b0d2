package dev.sesame.http.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sesame.core.error.InvalidInputException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionSettingsTest {

    private static SettingsSource settings(Map<String, String> values) {
        return new SettingsSource(name -> Optional.ofNullable(values.get(name)));
    }

    @Test
    void without_a_setting_there_may_be_as_many_connections_as_files_allow() {
        assertThat(ConnectionSettings.max(settings(Map.of()), 20_000).value()).isEqualTo(10_000);
        assertThat(ConnectionSettings.max(settings(Map.of()), 1_024).value()).isEqualTo(512);
        assertThat(ConnectionSettings.max(settings(Map.of()), 100).value()).isEqualTo(1);
        assertThat(ConnectionSettings.max(settings(Map.of()), Long.MAX_VALUE).value())
                .isEqualTo(10_000);
    }

    @Test
    void more_connections_than_files_are_refused_with_what_to_do() {
        SettingsSource source = settings(Map.of("sesame.max-connections", "600"));
        ConnectionSettings.max(source, 1_024);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(source::check)
                .satisfies(wrong -> assertThat(wrong.problems().toString())
                        .contains("SESAME_MAX_CONNECTIONS must not be more than 512")
                        .contains("ulimit -n"));
    }

    @Test
    void as_many_as_asked_for_are_taken_where_there_are_files() {
        SettingsSource source = settings(Map.of("sesame.max-connections", "600"));
        assertThat(ConnectionSettings.max(source, 2_000).value()).isEqualTo(600);
        source.check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://console.example.com",
                "https://console.example.com:8443",
                "http://localhost:3000",
                "http://127.0.0.1",
                "http://[::1]:3000"
            })
    void origins_are_those_of_browsers(String origin) {
        SettingsSource source = settings(Map.of("sesame.cors-origins", "https://a.example.com, " + origin));
        assertThat(ConnectionSettings.corsOrigins(source).values()).containsExactly("https://a.example.com", origin);
        source.check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "http://console.example.com",
                "http://localhost.example.com",
                "https://console.example.com/",
                "https://Console.example.com",
                "https://*.example.com",
                "https://user@example.com",
                "console.example.com",
                "https://",
                "https://a.example.com,,"
            })
    void others_are_refused(String origin) {
        SettingsSource source = settings(Map.of("sesame.cors-origins", origin));
        assertThat(ConnectionSettings.corsOrigins(source).values()).isEmpty();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(source::check)
                .withMessageContaining("SESAME_CORS_ORIGINS must be origins");
    }
}
