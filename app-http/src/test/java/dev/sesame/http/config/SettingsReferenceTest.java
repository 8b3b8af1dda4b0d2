package dev.sesame.http.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.adapter.limits.LimitsConfig;
import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.adapter.sessmtp.SesSmtpConfig;
import dev.sesame.adapter.storejdbc.StoreConfig;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.queue.QueuePolicy;
import dev.sesame.http.fixture.MadeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference of the settings is made of their declarations. After a change of one, run this with
 * {@code -Dsesame.docs.write=true}: it writes the tables of docs/settings.md anew.
 */
final class SettingsReferenceTest {

    private static final Path ROOT = Path.of("..");
    private static final Path REFERENCE = ROOT.resolve("docs/settings.md");

    /** Where a table is, and from which setting to which. */
    private static final Pattern TABLE =
            Pattern.compile("<!-- settings from (\\w+) to (\\w+) -->\n(.*?)<!-- end of settings -->", Pattern.DOTALL);

    private static final Pattern VARIABLE = Pattern.compile("\\bSESAME_[A-Z][A-Z_0-9]*[A-Z0-9]\\b");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^#(SESAME_\\w+)=(.+)$");

    /** Of the launcher, which keeps it from the service. */
    private static final String OF_THE_LAUNCHER = "SESAME_HOME";

    private static EnumSet<Setting> settings(MatchResult table) {
        return EnumSet.range(Setting.valueOf(table.group(1)), Setting.valueOf(table.group(2)));
    }

    private static String rows(MatchResult table) {
        StringBuilder rows = new StringBuilder("| variable | type | default | |\n|---|---|---|---|\n");
        for (Setting setting : settings(table)) {
            rows.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            setting.variable(),
                            setting.type().name().toLowerCase(Locale.ROOT),
                            setting.shownDefault(),
                            setting.about()));
        }
        return rows.toString();
    }

    private static String written(String reference) {
        return TABLE.matcher(reference)
                .replaceAll(
                        table -> Matcher.quoteReplacement("<!-- settings from %s to %s -->\n%s<!-- end of settings -->"
                                .formatted(table.group(1), table.group(2), rows(table))));
    }

    @Test
    void reference_shows_the_settings_as_they_are_declared() throws IOException {
        String reference = Files.readString(REFERENCE);
        String written = written(reference);
        if (MadeFile.isWritten(REFERENCE, written)) {
            return;
        }
        assertThat(reference)
                .as("docs/settings.md is not what the settings say. To write it: "
                        + MadeFile.command(SettingsReferenceTest.class))
                .isEqualTo(written);
    }

    @Test
    void reference_shows_each_setting_once() throws IOException {
        List<Setting> shown = new ArrayList<>();
        TABLE.matcher(Files.readString(REFERENCE)).results().forEach(table -> shown.addAll(settings(table)));
        assertThat(shown).containsExactlyInAnyOrder(Setting.values());
    }

    @Test
    void every_setting_is_read_but_those_of_the_script() {
        Set<String> asked = new TreeSet<>();
        new SettingsReader(name -> {
                    asked.add(name);
                    return Optional.empty();
                })
                .read();
        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Setting.JAVA, Setting.JAVA_OPTS)).stream()
                                .map(Setting::property)
                                .toList());
    }

    @ParameterizedTest
    @EnumSource
    void default_can_be_set(Setting setting) {
        String otherwise = setting.otherwise();
        if (otherwise == null) {
            assertThat(setting.shownDefault()).isNotBlank();
            return;
        }
        Settings defaults = read(Map.of());
        Settings same = read(Map.of(setting.property(), otherwise));
        // A folder that somebody asks for must be there.
        assertThat(same)
                .usingRecursiveComparison()
                .ignoringFields("connectorsDirRequired")
                .isEqualTo(defaults);
    }

    private static Settings read(Map<String, String> properties) {
        return new SettingsReader(name -> Optional.ofNullable(properties.get(name))).read();
    }

    @Test
    void defaults_are_those_of_the_libraries() {
        Settings defaults = read(Map.of());
        assertThat(defaults.sesApi())
                .usingRecursiveComparison()
                .isEqualTo(SesApiConfig.builder().build());
        assertThat(defaults.sesSmtp())
                .usingRecursiveComparison()
                .isEqualTo(SesSmtpConfig.builder().build());
        assertThat(defaults.store())
                .usingRecursiveComparison()
                .isEqualTo(StoreConfig.builder(defaults.store().url()).build());
        assertThat(defaults.limits())
                .usingRecursiveComparison()
                .isEqualTo(LimitsConfig.builder().build());
        assertThat(defaults.retries()).isEqualTo(RetryPolicy.DEFAULT);
        assertThat(defaults.queuing())
                .usingRecursiveComparison()
                .ignoringFields("lease")
                .isEqualTo(QueuePolicy.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/settings.md",
                "docs/operations.md",
                "docs/http-api.md",
                "docs/connector.md",
                "docs/guide/en.md",
                "sesame",
                "app-http/src/main/dist/sesame.env",
                "app-http/src/main/dist/Dockerfile",
                "app-http/src/main/dist/bin/sesame",
                "app-http/src/main/dist/systemd/sesame.service",
                "app-http/src/main/java/dev/sesame/http/observability/LogFormat.java"
            })
    void no_file_names_a_setting_that_is_none(String file) throws IOException {
        Set<String> declared =
                Stream.of(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
        declared.add(OF_THE_LAUNCHER);
        assertThat(VARIABLE.matcher(Files.readString(ROOT.resolve(file)))
                        .results()
                        .map(MatchResult::group))
                .isSubsetOf(declared);
    }

    @Test
    void file_of_the_distribution_shows_the_defaults() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(
                        Files.readString(ROOT.resolve("app-http/src/main/dist/sesame.env")))
                .results()
                .toList();
        assertThat(examples).hasSizeGreaterThan(3);
        for (MatchResult example : examples) {
            Setting setting = Setting.valueOf(example.group(1).substring(Setting.PREFIX.length()));
            if (setting.otherwise() != null) {
                assertThat(example.group(2)).isEqualTo(Objects.requireNonNull(setting.otherwise()));
            }
        }
    }
}
