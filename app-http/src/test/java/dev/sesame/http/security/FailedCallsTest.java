package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of those who try keys that are none. */
final class FailedCallsTest {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private static RunningService start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.putIfAbsent("sesame.api-keys", "web:right");
        settings.putIfAbsent("sesame.failed-auth-limit", "3/1h");
        return RunningService.start(settings);
    }

    private static Answer call(RunningService service, String key, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer " + key;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return service.get("/v1/messages", all);
    }

    private static void assertTooMany(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo("too_many_requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 1200);
        assertThat(answer.body()).doesNotContain("wrong");
    }

    @Test
    void after_so_many_wrong_keys_an_address_is_told_to_wait_and_a_valid_key_is_let_in_all_the_same() {
        try (RunningService service = start(Map.of())) {
            for (int i = 0; i < 3; i++) {
                assertThat(call(service, "wrong" + i).status()).isEqualTo(401);
            }
            assertTooMany(call(service, "wrong"));
            assertThat(call(service, "right").status()).isEqualTo(200);
            assertTooMany(call(service, "wrong"));
            assertThat(service.get("/v1/messages").status())
                    .as("without a key, nothing is tried")
                    .isEqualTo(401);
            assertThat(service.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void too_many_are_told_in_the_log_without_saying_that_they_are_kept_out() {
        try (RecordedLog log = RecordedLog.recording();
                RunningService service = start(Map.of())) {
            for (int i = 0; i < 5; i++) {
                call(service, "wrong");
            }
            assertThat(log.lines().stream().filter(line -> line.contains("Too many calls from 127.0.0.1")))
                    .singleElement()
                    .asString()
                    .startsWith("WARN")
                    .contains("more of them get 429", "A valid key is still let in")
                    .doesNotContain("wrong");
        }
    }

    @Test
    void a_short_key_counts_and_the_start_warns_of_it_by_its_name() {
        String enough = "0123456789abcdef";
        String tooShort = "0123456789abcde";
        try (RecordedLog log = RecordedLog.recording();
                RunningService service =
                        start(Map.of("sesame.api-keys", "old@read:" + tooShort + ",new@read:" + enough))) {
            assertThat(call(service, tooShort).status()).isEqualTo(200);
            assertThat(call(service, enough).status()).isEqualTo(200);
            assertThat(log.lines().stream().filter(line -> line.contains("SESAME_API_KEYS has fewer than 16")))
                    .singleElement()
                    .asString()
                    .startsWith("WARN")
                    .contains("\"old\"");
            assertThat(log.lines()).noneMatch(line -> line.contains(tooShort));
        }
    }

    @Test
    void any_number_is_refused_alike_if_the_limit_is_off() {
        try (RunningService service = start(Map.of("sesame.failed-auth-limit", "off"))) {
            for (int i = 0; i < 50; i++) {
                assertThat(call(service, "wrong").status()).isEqualTo(401);
            }
        }
    }

    @Test
    void without_trusted_proxies_nobody_has_another_address_by_saying_so() {
        try (RunningService service = start(Map.of())) {
            for (int i = 0; i < 3; i++) {
                assertThat(call(service, "wrong", FORWARDED_FOR, "192.0.2." + i).status())
                        .isEqualTo(401);
            }
            assertTooMany(call(service, "wrong", FORWARDED_FOR, "192.0.2.9"));
        }
    }

    @Test
    void behind_a_trusted_proxy_each_client_is_counted_alone() {
        try (RunningService service = start(Map.of("sesame.trusted-proxies", "127.0.0.0/8,::1"))) {
            for (String forged : List.of("", "198.51.100.1, ", "198.51.100.2, ")) {
                assertThat(call(service, "wrong", FORWARDED_FOR, forged + "192.0.2.1")
                                .status())
                        .isEqualTo(401);
            }
            assertTooMany(call(service, "wrong", FORWARDED_FOR, "198.51.100.3, 192.0.2.1"));
            assertThat(call(service, "wrong", FORWARDED_FOR, "192.0.2.2").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void addresses_of_one_network_of_ipv6_count_as_one() {
        try (RunningService service = start(Map.of("sesame.trusted-proxies", "127.0.0.0/8,::1"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(call(service, "wrong", FORWARDED_FOR, "2001:db8:0:1::" + i)
                                .status())
                        .isEqualTo(401);
            }
            assertTooMany(call(service, "wrong", FORWARDED_FOR, "2001:db8:0:1:ffff::"));
            assertThat(call(service, "wrong", FORWARDED_FOR, "2001:db8:0:2::1").status())
                    .isEqualTo(401);
        }
    }
}
