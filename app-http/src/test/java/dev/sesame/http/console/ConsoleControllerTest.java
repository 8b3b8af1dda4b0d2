package dev.sesame.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.RunningService;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's files, over HTTP. */
final class ConsoleControllerTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("sesame.api-keys", "a:key"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/console/app.js, text/javascript; charset=utf-8",
        "/console/console.css, text/css; charset=utf-8",
        "/console/locales/zh-CN.json, application/json; charset=utf-8",
        "/console/favicon.svg, image/svg+xml",
        "/console/lib/lit-html/lit-html.js, text/javascript; charset=utf-8",
        "/console/lib/lit-html/directives/live.js, text/javascript; charset=utf-8"
    })
    void file_needs_no_key_and_is_strict(String path, String type) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(type);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void page_for_mails_runs_no_script_and_loads_nothing() {
        Answer answer = service.get("/console/mail.html");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "img-src data:", "sandbox allow-same-origin", "frame-ancestors 'self'")
                .doesNotContain("script", "http", "*");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }

    @Test
    void browser_asks_each_time_and_is_told_when_nothing_changed() {
        Answer first = service.get("/console/app.js");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");

        Answer again = service.get("/console/app.js", "If-None-Match", "\"other\", " + first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(service.get("/console/app.js", "If-None-Match", "\"other\"").status())
                .isEqualTo(200);
    }

    @Test
    void file_is_compressed_for_who_takes_that() {
        Answer plain = service.get("/console/app.js");
        assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(plain.header("Content-Encoding")).isEmpty();

        Answer compressed = service.get("/console/app.js", "Accept-Encoding", "gzip");
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/nothing.js",
                "/console/components",
                "/console/../application.yml",
                "/console/%2e%2e/application.yml",
                "/console/..%2fapplication.json",
                "/console//app.js",
                "/console/lib/nothing/nothing.js",
                "/console/lib/lit-html.js",
                "/console/lib/lit-html/../../lit-html.js",
                "/nothing"
            })
    void anything_else_is_not_there(String path) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void only_the_files_need_no_key() {
        assertThat(service.get("/v1/caller").status()).isEqualTo(401);
        assertThat(service.get("/v1/caller", "Authorization", "Bearer key").json())
                .isEqualTo(Map.of("name", "a", "role", "admin"));
    }
}
