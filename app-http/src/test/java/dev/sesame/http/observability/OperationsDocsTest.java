package dev.sesame.http.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.Metrics;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What dashboard, rules and reference name is there, and what is there is named. */
final class OperationsDocsTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern METRIC = Pattern.compile("\\b(?:sesame|jvm|process|system)_[a-z_]+[a-z]\\b");
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String OF_HISTOGRAMS = "le";

    private static Set<String> shown = Set.of();

    /** Of our metrics, by their names. */
    private static final Map<String, Set<String>> labels = new TreeMap<>();

    /** One message of each kind, so that every metric has a value. */
    @BeforeAll
    static void send(@TempDir Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        String message = """
                {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";
        try (SesSimulator ses = SesSimulator.start();
                RunningService service = RunningService.start(Map.of(
                        "sesame.ses-api-endpoint",
                        ses.apiEndpoint().toString(),
                        "sesame.connectors-dir",
                        folder.toString(),
                        "test.touchy",
                        true))) {
            service.post("/v1/messages", message);
            service.post("/v1/connectors/default/test", "{\"to\": \"someone@example.com\"}");
            ses.faults().next(Fault.error(SesError.accessDenied()));
            service.post("/v1/messages", message);
            Metrics metrics = Metrics.of(service);
            shown = metrics.names();
            shown.stream().filter(name -> name.startsWith("sesame_")).forEach(name -> labels.computeIfAbsent(
                            family(name), family -> new TreeSet<>())
                    .addAll(metrics.labels(name)));
            labels.values().forEach(names -> names.remove(OF_HISTOGRAMS));
        }
    }

    private static Set<String> named(String file) throws IOException {
        return METRIC.matcher(Files.readString(DOCS.resolve(file)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations/grafana.json", "operations/alerts.yml"})
    void every_metric_that_is_asked_for_is_shown(String file) throws IOException {
        assertThat(named(file)).hasSizeGreaterThan(8);
        assertThat(shown).containsAll(named(file));
    }

    @Test
    void reference_names_every_metric_of_ours_and_no_other() throws IOException {
        Set<String> ours = families(shown);
        Set<String> documented = families(named("reference/metrics.md"));

        assertThat(documented).isEqualTo(ours);
    }

    @Test
    void reference_names_the_labels_of_each_metric() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        for (String line : Files.readAllLines(DOCS.resolve("reference/metrics.md"))) {
            if (line.startsWith("| `sesame_")) {
                String[] cells = line.split("\\|", -1);
                codes(cells[1]).forEach(metric -> documented.put(family(metric), codes(cells[2])));
            }
        }

        assertThat(documented).isEqualTo(labels);
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String family(String name) {
        return PART.matcher(name).replaceFirst("");
    }

    private static Set<String> families(Set<String> names) {
        return names.stream()
                .filter(name -> name.startsWith("sesame_"))
                .map(OperationsDocsTest::family)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void dashboard_is_json() throws IOException {
        assertThat(Json.objects(Json.object(Files.readString(DOCS.resolve("operations/grafana.json")))
                        .get("panels")))
                .hasSizeGreaterThan(10);
    }
}
