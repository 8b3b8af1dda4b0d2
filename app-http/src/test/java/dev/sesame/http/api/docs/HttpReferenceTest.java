package dev.sesame.http.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.MadeFile;
import dev.sesame.http.fixture.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The reference of the HTTP API is made of its description. After a change of a call, run this with
 * {@code -Dsesame.docs.write=true}: it writes docs/reference/http-api.md anew.
 */
final class HttpReferenceTest {

    private static final Path REFERENCE = Path.of("..", "docs", "reference", "http-api.md");
    private static final String BEGIN = "<!-- made of /openapi.yml from here on -->\n";

    private static String written(String reference) {
        assertThat(reference).contains(BEGIN);
        try (RunningService service = RunningService.start(Map.of())) {
            Object document = new Yaml().load(service.get("/openapi.yml").body());
            return reference.substring(0, reference.indexOf(BEGIN)) + BEGIN + HttpReference.of(Json.object(document));
        }
    }

    @Test
    void reference_shows_the_calls_as_they_are_described() throws IOException {
        String reference = Files.readString(REFERENCE);
        String written = written(reference);
        if (MadeFile.isWritten(REFERENCE, written)) {
            return;
        }
        assertThat(reference)
                .as("docs/reference/http-api.md is not what /openapi.yml says. To write it: "
                        + MadeFile.command(HttpReferenceTest.class))
                .isEqualTo(written);
    }
}
