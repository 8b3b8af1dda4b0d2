package dev.sesame.http.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sesame.adapter.limits.Budget;
import dev.sesame.adapter.limits.LimitsConfig;
import dev.sesame.adapter.sessmtp.SesSmtpConfig;
import dev.sesame.adapter.sessmtp.SmtpProxy;
import dev.sesame.adapter.storejdbc.StoreConfig;
import dev.sesame.core.access.CallLimit;
import dev.sesame.core.access.KeyHolder;
import dev.sesame.core.access.Role;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.template.UsageType;
import dev.sesame.http.fixture.Variables;
import dev.sesame.simulator.SesSimulator;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {

    /** Reads as the service does: variables first, then application.yml. */
    private static Settings read(Map<String, String> variables) {
        try (ApplicationContext context = Variables.context(variables)) {
            Environment environment = context.getEnvironment().start();
            return new SettingsReader(name -> environment.getProperty(name, String.class)).read();
        }
    }

    private static List<String> problems(Map<String, String> variables) {
        try {
            read(variables);
        } catch (InvalidInputException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
        return List.of();
    }

    @Test
    void without_variables_everything_is_embedded_and_local() {
        Settings settings = read(Map.of());
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.maxRequestBytes()).isEqualTo(262_144);
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.simulator()).isTrue();
        assertThat(settings.apiKeys().isEmpty()).isTrue();
        assertThat(settings.connectorsDir()).isEqualTo(Path.of("connectors"));
        assertThat(settings.connectorsDirRequired()).isFalse();
        assertThat(settings.retries().maxAttempts()).isEqualTo(3);
        assertThat(settings.retries().budget()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.sesApi().endpoint()).isNull();
        assertThat(settings.sesApi().totalTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void log_format_is_text_or_json_as_logback_reads_it() {
        assertThat(problems(Map.of("SESAME_LOG_FORMAT", "json"))).isEmpty();
        assertThat(problems(Map.of("SESAME_LOG_FORMAT", "text"))).isEmpty();
        assertThat(problems(Map.of("SESAME_LOG_FORMAT", "JSON")))
                .containsExactly("SESAME_LOG_FORMAT must be text or json");
    }

    @Test
    void without_variables_smtp_is_as_its_transport_has_it() {
        Settings settings = read(Map.of());
        assertThat(settings.transport()).isEqualTo("ses-api");
        assertThat(settings.failover()).isNull();
        assertThat(settings.sesSmtp()).isEqualTo(SesSmtpConfig.builder().build());
    }

    @Test
    void every_smtp_setting_has_a_variable(@TempDir Path folder) throws IOException {
        Path trust;
        try (SesSimulator simulator = SesSimulator.builder().smtp().start()) {
            trust = Files.writeString(folder.resolve("ca.pem"), simulator.smtpCaPem());
        }
        Settings settings = read(Map.ofEntries(
                Map.entry("SESAME_SES", "aws"),
                Map.entry("SESAME_TRANSPORT", "ses-smtp"),
                Map.entry("SESAME_FAILOVER", "SES-API"),
                Map.entry("SESAME_SES_SMTP_HOST", "smtp.example.com"),
                Map.entry("SESAME_SES_SMTP_PORT", "2465"),
                Map.entry("SESAME_SES_SMTP_TLS", "starttls"),
                Map.entry("SESAME_SES_SMTP_TRUST", trust.toString()),
                Map.entry("SESAME_SES_SMTP_AUTH", "false"),
                Map.entry("SESAME_SES_SMTP_PASSWORD", "password-mark"),
                Map.entry("SESAME_SES_SMTP_PROXY", "socks5://user:proxy-mark@proxy.example.com:1080"),
                Map.entry("SESAME_SES_SMTP_BIND_ADDRESS", "192.0.2.7"),
                Map.entry("SESAME_SES_SMTP_EHLO_NAME", "mail.example.com"),
                Map.entry("SESAME_SES_SMTP_CONNECT_TIMEOUT", "1s"),
                Map.entry("SESAME_SES_SMTP_READ_TIMEOUT", "2s"),
                Map.entry("SESAME_SES_SMTP_ANSWER_TIMEOUT", "3s"),
                Map.entry("SESAME_SES_SMTP_WRITE_TIMEOUT", "4s"),
                Map.entry("SESAME_SES_SMTP_WAIT_TIMEOUT", "500ms"),
                Map.entry("SESAME_SES_SMTP_POOL_SIZE", "3"),
                Map.entry("SESAME_SES_SMTP_MAX_IDLE", "6s"),
                Map.entry("SESAME_SES_SMTP_MAX_AGE", "2m"),
                Map.entry("SESAME_SES_SMTP_MAX_MESSAGES", "9")));
        assertThat(settings.transport()).isEqualTo("ses-smtp");
        assertThat(settings.failover()).isEqualTo("ses-api");
        assertThat(settings.simulator()).isFalse();
        assertThat(settings.sesSmtp())
                .isEqualTo(new SesSmtpConfig(
                        "smtp.example.com",
                        2465,
                        SesSmtpConfig.Tls.STARTTLS,
                        Files.readString(trust),
                        false,
                        Secret.of("password-mark"),
                        SmtpProxy.parse("socks5://user:proxy-mark@proxy.example.com:1080"),
                        InetAddress.ofLiteral("192.0.2.7"),
                        "mail.example.com",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofMillis(500),
                        3,
                        Duration.ofSeconds(6),
                        Duration.ofMinutes(2),
                        9,
                        100));
        assertThat(settings.toString()).doesNotContain("-mark");
    }

    @Test
    void port_of_the_wrapper_chooses_tls_from_the_first_byte() {
        assertThat(read(Map.of("SESAME_SES_SMTP_PORT", "465")).sesSmtp().tls()).isEqualTo(SesSmtpConfig.Tls.TLS);
        assertThat(read(Map.of("SESAME_SES_SMTP_PORT", "2587")).sesSmtp().tls()).isEqualTo(SesSmtpConfig.Tls.STARTTLS);
    }

    @Test
    void every_wrong_smtp_setting_is_reported_at_once_by_its_variable(@TempDir Path folder) throws IOException {
        Path notPem = Files.writeString(folder.resolve("mark.pem"), "mark");
        assertThat(problems(Map.ofEntries(
                        Map.entry("SESAME_SES", "aws"),
                        Map.entry("SESAME_TRANSPORT", "ses-smtp"),
                        Map.entry("SESAME_FAILOVER", "pigeon"),
                        Map.entry("SESAME_SES_SMTP_HOST", "not a host"),
                        Map.entry("SESAME_SES_SMTP_PORT", "0"),
                        Map.entry("SESAME_SES_SMTP_TLS", "none"),
                        Map.entry("SESAME_SES_SMTP_TRUST", notPem.toString()),
                        Map.entry("SESAME_SES_SMTP_AUTH", "maybe"),
                        Map.entry("SESAME_SES_SMTP_PROXY", "ftp://user:mark@proxy.example.com:21"),
                        Map.entry("SESAME_SES_SMTP_BIND_ADDRESS", "localhost"),
                        Map.entry("SESAME_SES_SMTP_EHLO_NAME", "a b"),
                        Map.entry("SESAME_SES_SMTP_CONNECT_TIMEOUT", "0s"),
                        Map.entry("SESAME_SES_SMTP_READ_TIMEOUT", "301s"),
                        Map.entry("SESAME_SES_SMTP_ANSWER_TIMEOUT", "long"),
                        Map.entry("SESAME_SES_SMTP_WRITE_TIMEOUT", "0ms"),
                        Map.entry("SESAME_SES_SMTP_WAIT_TIMEOUT", "0s"),
                        Map.entry("SESAME_SES_SMTP_POOL_SIZE", "0"),
                        Map.entry("SESAME_SES_SMTP_MAX_IDLE", "0s"),
                        Map.entry("SESAME_SES_SMTP_MAX_AGE", "0s"),
                        Map.entry("SESAME_SES_SMTP_MAX_MESSAGES", "0"))))
                .allMatch(problem -> problem.matches("SESAME_[A-Z_]+ (must|has) .+"))
                .noneMatch(problem -> problem.contains("mark"))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "SESAME_FAILOVER",
                        "SESAME_SES_SMTP_HOST",
                        "SESAME_SES_SMTP_PORT",
                        "SESAME_SES_SMTP_TLS",
                        "SESAME_SES_SMTP_TRUST",
                        "SESAME_SES_SMTP_AUTH",
                        "SESAME_SES_SMTP_PROXY",
                        "SESAME_SES_SMTP_BIND_ADDRESS",
                        "SESAME_SES_SMTP_EHLO_NAME",
                        "SESAME_SES_SMTP_CONNECT_TIMEOUT",
                        "SESAME_SES_SMTP_READ_TIMEOUT",
                        "SESAME_SES_SMTP_ANSWER_TIMEOUT",
                        "SESAME_SES_SMTP_WRITE_TIMEOUT",
                        "SESAME_SES_SMTP_WAIT_TIMEOUT",
                        "SESAME_SES_SMTP_POOL_SIZE",
                        "SESAME_SES_SMTP_MAX_IDLE",
                        "SESAME_SES_SMTP_MAX_AGE",
                        "SESAME_SES_SMTP_MAX_MESSAGES");
    }

    @Test
    void trusted_certificates_must_be_in_a_file_that_can_be_read(@TempDir Path folder) {
        assertThat(problems(Map.of(
                        "SESAME_SES_SMTP_TRUST", folder.resolve("none.pem").toString())))
                .containsExactly("SESAME_SES_SMTP_TRUST must name a file of certificates in PEM, but it cannot be read:"
                        + " NoSuchFileException");
    }

    @Test
    void transport_cannot_stand_in_for_itself() {
        assertThat(problems(Map.of("SESAME_TRANSPORT", "ses-smtp", "SESAME_FAILOVER", "ses-smtp")))
                .containsExactly("SESAME_FAILOVER must be the transport that SESAME_TRANSPORT is not");
    }

    @Test
    void without_variables_messages_are_kept_in_the_data_folder() {
        Settings settings = read(Map.of());
        assertThat(settings.store())
                .isEqualTo(StoreConfig.builder("jdbc:sqlite:data/sesame.db").build());
        assertThat(read(Map.of("SESAME_DATA_DIR", "/var/lib/sesame")).store().url())
                .isEqualTo("jdbc:sqlite:/var/lib/sesame/sesame.db");
        assertThat(settings.queuing().workers()).isEqualTo(32);
        assertThat(settings.queuing().history()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.queuing().resend()).isEmpty();
        assertThat(settings.lifetimes()).isEmpty();
        assertThat(settings.idempotencyLifetime()).isEqualTo(Duration.ofDays(1));
        assertThat(settings.limits()).isEqualTo(LimitsConfig.builder().build());
    }

    @Test
    void lease_is_twice_as_long_as_a_send_can_take_and_more() {
        Duration longest = read(Map.of()).longestSend();
        assertThat(longest).isEqualTo(Duration.ofSeconds(20));
        assertThat(read(Map.of()).queuing().lease()).isEqualTo(Duration.ofSeconds(70));
        assertThat(read(Map.of("SESAME_FAILOVER", "ses-smtp")).longestSend()).isGreaterThan(longest);
        assertThat(read(Map.of("SESAME_QUEUE_LEASE", "40s")).queuing().lease()).isEqualTo(Duration.ofSeconds(40));
        assertThat(problems(Map.of("SESAME_QUEUE_LEASE", "39s")))
                .singleElement()
                .asString()
                .startsWith("SESAME_QUEUE_LEASE must be at least 40s");
    }

    @Test
    void every_setting_of_store_queue_and_limits_has_a_variable() {
        Settings settings = read(Map.ofEntries(
                Map.entry("SESAME_STORE_URL", "jdbc:postgresql://db.example.com/sesame"),
                Map.entry("SESAME_STORE_USER", "sesame"),
                Map.entry("SESAME_STORE_PASSWORD", "password-mark"),
                Map.entry("SESAME_STORE_KEEP_BODIES", "true"),
                Map.entry("SESAME_STORE_POOL_SIZE", "3"),
                Map.entry("SESAME_STORE_WAIT_TIMEOUT", "2s"),
                Map.entry("SESAME_STORE_ANSWER_TIMEOUT", "3s"),
                Map.entry("SESAME_QUEUE_WORKERS", "7"),
                Map.entry("SESAME_QUEUE_LEASE", "5m"),
                Map.entry("SESAME_HISTORY", "7d"),
                Map.entry("SESAME_RESEND_UNKNOWN", "OrganizationInvitation, Newsletter"),
                Map.entry("SESAME_LIFETIMES", "SignIn=5m, OrganizationInvitation = 3d"),
                Map.entry("SESAME_IDEMPOTENCY_LIFETIME", "48h"),
                Map.entry("SESAME_SEND_RATE", "14.5"),
                Map.entry("SESAME_DAILY_QUOTA", "50000"),
                Map.entry("SESAME_RESERVED_SHARE", "0.5"),
                Map.entry("SESAME_RECIPIENT_BUDGET", "3/1h"),
                Map.entry("SESAME_CLIENT_BUDGET", "off"),
                Map.entry("SESAME_LIMITS_FAIL_CLOSED", "true"),
                Map.entry("SESAME_LIMITS_HASH_KEY", "key-mark")));
        assertThat(settings.store())
                .isEqualTo(StoreConfig.builder("jdbc:postgresql://db.example.com/sesame")
                        .user("sesame")
                        .password(Secret.of("password-mark"))
                        .keepBodies(true)
                        .poolSize(3)
                        .waitTimeout(Duration.ofSeconds(2))
                        .answerTimeout(Duration.ofSeconds(3))
                        .build());
        assertThat(settings.queuing().workers()).isEqualTo(7);
        assertThat(settings.queuing().lease()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.queuing().history()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.queuing().resend())
                .containsExactlyInAnyOrder(UsageType.ORGANIZATION_INVITATION, new UsageType("Newsletter"));
        assertThat(settings.lifetimes())
                .isEqualTo(Map.of(
                        UsageType.SIGN_IN,
                        Duration.ofMinutes(5),
                        UsageType.ORGANIZATION_INVITATION,
                        Duration.ofDays(3)));
        assertThat(settings.idempotencyLifetime()).isEqualTo(Duration.ofDays(2));
        assertThat(settings.limits())
                .isEqualTo(LimitsConfig.builder()
                        .maxPerSecond(14.5)
                        .max24Hours(50_000L)
                        .reservedShare(0.5)
                        .recipientBudget(new Budget(3, Duration.ofHours(1)))
                        .clientBudget(Budget.NONE)
                        .url("jdbc:postgresql://db.example.com/sesame")
                        .user("sesame")
                        .password(Secret.of("password-mark"))
                        .hashKey(Secret.of("key-mark"))
                        .failClosed(true)
                        .build());
        assertThat(settings.toString()).doesNotContain("-mark");
    }

    @Test
    void every_wrong_setting_of_store_queue_and_limits_is_reported_at_once_by_its_variable() {
        assertThat(problems(Map.ofEntries(
                        Map.entry("SESAME_STORE_URL", "jdbc:mysql://mark"),
                        Map.entry("SESAME_STORE_POOL_SIZE", "0"),
                        Map.entry("SESAME_STORE_KEEP_BODIES", "perhaps"),
                        Map.entry("SESAME_QUEUE_WORKERS", "0"),
                        Map.entry("SESAME_HISTORY", "0s"),
                        Map.entry("SESAME_RESEND_UNKNOWN", "SignIn,,"),
                        Map.entry("SESAME_LIFETIMES", "SignIn=5m,SignIn=6m"),
                        Map.entry("SESAME_IDEMPOTENCY_LIFETIME", "0s"),
                        Map.entry("SESAME_SEND_RATE", "fast"),
                        Map.entry("SESAME_DAILY_QUOTA", "all"),
                        Map.entry("SESAME_RESERVED_SHARE", "1.5"),
                        Map.entry("SESAME_RECIPIENT_BUDGET", "ten"),
                        Map.entry("SESAME_CLIENT_BUDGET", "10/2d"),
                        Map.entry("SESAME_LIMITS_FAIL_CLOSED", "x"))))
                .allMatch(problem -> problem.matches("SESAME_[A-Z_]+ must .+"))
                .noneMatch(problem -> problem.contains("mark"))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsOnly(
                        "SESAME_STORE_URL",
                        "SESAME_STORE_POOL_SIZE",
                        "SESAME_STORE_KEEP_BODIES",
                        "SESAME_QUEUE_WORKERS",
                        "SESAME_HISTORY",
                        "SESAME_RESEND_UNKNOWN",
                        "SESAME_LIFETIMES",
                        "SESAME_IDEMPOTENCY_LIFETIME",
                        "SESAME_SEND_RATE",
                        "SESAME_DAILY_QUOTA",
                        "SESAME_RESERVED_SHARE",
                        "SESAME_RECIPIENT_BUDGET",
                        "SESAME_CLIENT_BUDGET",
                        "SESAME_LIMITS_FAIL_CLOSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SignIn", "SignIn=", "=5m", "SignIn=5m,", "SignIn=-5m", "SignIn=91d", "SignIn=0s"})
    void lifetimes_are_usage_types_with_durations(String lifetimes) {
        assertThat(problems(Map.of("SESAME_LIFETIMES", lifetimes)))
                .singleElement()
                .asString()
                .startsWith("SESAME_LIFETIMES must be ");
    }

    @Test
    void nobody_is_kept_waiting_for_more_than_five_minutes() {
        assertThat(problems(Map.of("SESAME_SEND_BUDGET", "301s", "SESAME_SES_API_TOTAL_TIMEOUT", "6m")))
                .containsExactlyInAnyOrder(
                        "SESAME_SEND_BUDGET must not be longer than 5m",
                        "SESAME_SES_API_TOTAL_TIMEOUT must not be longer than 5m");
    }

    @Test
    void every_setting_has_a_variable() {
        Settings settings = read(Map.ofEntries(
                Map.entry("SESAME_HOST", "0.0.0.0"),
                Map.entry("SESAME_PORT", "18080"),
                Map.entry("SESAME_DATA_DIR", "/var/lib/sesame"),
                Map.entry("SESAME_SES", "AWS"),
                Map.entry("SESAME_TRANSPORT", "ses-api"),
                Map.entry("SESAME_SES_API_ENDPOINT", "https://ses.example.com"),
                Map.entry("SESAME_STS_ENDPOINT", "https://sts.example.com"),
                Map.entry("SESAME_SES_API_FIPS", "true"),
                Map.entry("SESAME_SES_API_DUAL_STACK", "true"),
                Map.entry("SESAME_SES_API_PROXY", "http://user:pass@proxy.example.com:3128"),
                Map.entry("SESAME_SES_API_CONNECT_TIMEOUT", "500ms"),
                Map.entry("SESAME_SES_API_TOTAL_TIMEOUT", "1m"),
                Map.entry("SESAME_SES_API_MAX_CONNECTIONS", "7"),
                Map.entry("SESAME_SEND_ATTEMPTS", "5"),
                Map.entry("SESAME_SEND_BUDGET", "30s"),
                Map.entry("SESAME_CONNECTORS_DIR", "/etc/sesame"),
                Map.entry("SESAME_MAX_REQUEST_SIZE", "4096"),
                Map.entry("SESAME_REQUEST_TIMEOUT", "300ms"),
                Map.entry("SESAME_API_KEYS", "web:first, job@send:se:cond, eye@read:third")));
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isEqualTo(18080);
        assertThat(settings.simulator()).isFalse();
        assertThat(settings.sesApi().endpoint()).isEqualTo(URI.create("https://ses.example.com"));
        assertThat(settings.sesApi().stsEndpoint()).isEqualTo(URI.create("https://sts.example.com"));
        assertThat(settings.sesApi().fips()).isTrue();
        assertThat(settings.sesApi().dualStack()).isTrue();
        assertThat(settings.sesApi().proxy())
                .satisfies(proxy -> assertThat(String.valueOf(proxy)).contains("proxy.example.com", "3128"));
        assertThat(settings.sesApi().connectTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.sesApi().totalTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.sesApi().maxConnections()).isEqualTo(7);
        assertThat(settings.retries().maxAttempts()).isEqualTo(5);
        assertThat(settings.retries().budget()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.connectorsDir()).isEqualTo(Path.of("/etc/sesame"));
        assertThat(settings.connectorsDirRequired()).isTrue();
        assertThat(settings.maxRequestBytes()).isEqualTo(4096);
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofMillis(300));
        assertThat(settings.apiKeys().holder("first")).hasValue(new KeyHolder("web", Role.ADMIN, null));
        assertThat(settings.apiKeys().holder("se:cond")).hasValue(new KeyHolder("job", Role.SEND, null));
        assertThat(settings.apiKeys().holder("third")).hasValue(new KeyHolder("eye", Role.READ, null));
        assertThat(settings.apiKeys().roles()).isEqualTo(Map.of("web", Role.ADMIN, "job", Role.SEND, "eye", Role.READ));
    }

    @Test
    void blank_variables_count_as_absent() {
        Settings settings = read(Map.of(
                "SESAME_HOST",
                " ",
                "SESAME_PORT",
                "",
                "SESAME_SES",
                "",
                "SESAME_API_KEYS",
                " ",
                "SESAME_REQUEST_TIMEOUT",
                "",
                "SESAME_MAX_REQUEST_SIZE",
                "",
                "SESAME_SES_API_ENDPOINT",
                ""));
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.simulator()).isTrue();
    }

    @Test
    void an_endpoint_alone_turns_to_it() {
        assertThat(read(Map.of("SESAME_SES_API_ENDPOINT", "http://127.0.0.1:1")).simulator())
                .isFalse();
    }

    @Test
    void every_wrong_setting_is_reported_at_once_by_its_variable() {
        assertThat(problems(Map.ofEntries(
                        Map.entry("SESAME_HOST", "0.0.0.0"),
                        Map.entry("SESAME_PORT", "65536"),
                        Map.entry("SESAME_SES", "gcp"),
                        Map.entry("SESAME_TRANSPORT", "pigeon"),
                        Map.entry("SESAME_SES_API_ENDPOINT", "ftp://ses.example.com"),
                        Map.entry("SESAME_STS_ENDPOINT", "sts"),
                        Map.entry("SESAME_SES_API_FIPS", "yes"),
                        Map.entry("SESAME_SES_API_DUAL_STACK", "1"),
                        Map.entry("SESAME_SES_API_PROXY", "proxy-mark:x"),
                        Map.entry("SESAME_SES_API_CONNECT_TIMEOUT", "0s"),
                        Map.entry("SESAME_SES_API_TOTAL_TIMEOUT", "10"),
                        Map.entry("SESAME_SES_API_MAX_CONNECTIONS", "0"),
                        Map.entry("SESAME_SEND_ATTEMPTS", "0"),
                        Map.entry("SESAME_SEND_BUDGET", "-1s"),
                        Map.entry("SESAME_MAX_REQUEST_SIZE", "1MB"),
                        Map.entry("SESAME_MAX_SENDING_CALLS", "0"),
                        Map.entry("SESAME_REQUEST_TIMEOUT", "0s"),
                        Map.entry("SESAME_API_KEYS", "mark-of-a-key"))))
                .allMatch(problem -> problem.matches("SESAME_[A-Z_]+ (must|has) .+"))
                .noneMatch(problem -> problem.contains("mark"))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "SESAME_HOST",
                        "SESAME_PORT",
                        "SESAME_SES",
                        "SESAME_TRANSPORT",
                        "SESAME_SES_API_ENDPOINT",
                        "SESAME_STS_ENDPOINT",
                        "SESAME_SES_API_FIPS",
                        "SESAME_SES_API_DUAL_STACK",
                        "SESAME_SES_API_PROXY",
                        "SESAME_SES_API_CONNECT_TIMEOUT",
                        "SESAME_SES_API_TOTAL_TIMEOUT",
                        "SESAME_SES_API_MAX_CONNECTIONS",
                        "SESAME_SEND_ATTEMPTS",
                        "SESAME_SEND_BUDGET",
                        "SESAME_MAX_REQUEST_SIZE",
                        "SESAME_MAX_SENDING_CALLS",
                        "SESAME_REQUEST_TIMEOUT",
                        "SESAME_API_KEYS");
    }

    @Test
    void an_smtp_host_turns_to_it_and_makes_no_sense_for_the_simulator() {
        Map<String, String> smtp = Map.of("SESAME_TRANSPORT", "ses-smtp", "SESAME_SES_SMTP_HOST", "localhost");
        assertThat(read(smtp).simulator()).isFalse();
        Map<String, String> simulated = new HashMap<>(smtp);
        simulated.put("SESAME_SES", "simulator");
        assertThat(problems(simulated)).singleElement().asString().startsWith("SESAME_SES_SMTP_HOST ");
    }

    @Test
    void where_a_transport_leads_that_is_not_used_is_refused_rather_than_real_people_written_to() {
        assertThat(problems(Map.of("SESAME_SES_SMTP_HOST", "localhost")))
                .singleElement()
                .asString()
                .startsWith("SESAME_SES_SMTP_HOST has no effect with SESAME_TRANSPORT=ses-api");
        assertThat(problems(Map.of("SESAME_TRANSPORT", "ses-smtp", "SESAME_SES_API_ENDPOINT", "http://127.0.0.1:1")))
                .singleElement()
                .asString()
                .startsWith("SESAME_SES_API_ENDPOINT has no effect with SESAME_TRANSPORT=ses-smtp");
        assertThat(problems(Map.of("SESAME_FAILOVER", "ses-smtp", "SESAME_SES_API_ENDPOINT", "http://127.0.0.1:1")))
                .singleElement()
                .asString()
                .startsWith("SESAME_SES_SMTP_HOST must be set, too");
    }

    @Test
    void ways_are_told_with_where_they_lead() {
        assertThat(read(Map.of("SESAME_SES", "aws")).ways()).isEqualTo("ses-api to Amazon SES");
        assertThat(read(Map.of(
                                "SESAME_SES", "aws",
                                "SESAME_TRANSPORT", "ses-smtp",
                                "SESAME_SES_SMTP_HOST", "smtp.example.com",
                                "SESAME_FAILOVER", "ses-api"))
                        .ways())
                .isEqualTo("ses-smtp to smtp.example.com:587, or else ses-api to Amazon SES");
    }

    @Test
    void variables_that_are_none_of_ours_are_told_with_what_may_be_meant() {
        SettingsReader reader = new SettingsReader(name -> Optional.empty());
        reader.read();
        assertThat(reader.unknown(Stream.of(
                        "SESAME_FALLOVER",
                        "SESAME_SES_SMTP_HOTS",
                        "SESAME_SERVICE_PORT_HTTP_WHATEVER",
                        "SESAME_PORT",
                        "SESAME_JAVA_OPTS",
                        "PATH")))
                .containsExactly(
                        "SESAME_FALLOVER is no setting of Sesame: did you mean SESAME_FAILOVER?",
                        "SESAME_SERVICE_PORT_HTTP_WHATEVER is no setting of Sesame",
                        "SESAME_SES_SMTP_HOTS is no setting of Sesame: did you mean SESAME_SES_SMTP_HOST?");
    }

    @Test
    void an_endpoint_for_the_simulator_makes_no_sense() {
        assertThat(problems(Map.of("SESAME_SES", "simulator", "SESAME_SES_API_ENDPOINT", "http://127.0.0.1:1")))
                .singleElement()
                .asString()
                .startsWith("SESAME_SES_API_ENDPOINT ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void without_a_key_only_a_loopback_address_is_listened_on(String host) {
        assertThat(problems(Map.of("SESAME_HOST", host)))
                .singleElement()
                .asString()
                .startsWith("SESAME_HOST ")
                .contains("SESAME_API_KEYS");
        assertThat(problems(Map.of("SESAME_HOST", host, "SESAME_API_KEYS", "me:key")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost", " 127.0.0.1 "})
    void a_loopback_address_needs_no_key(String host) {
        assertThat(read(Map.of("SESAME_HOST", host)).host()).isEqualTo(host.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mark",
                ":mark",
                "me:",
                "me:a mark",
                "me:mark,me:other",
                "me:mark,",
                "sp ace:mark",
                ",me:mark",
                "me@:mark",
                "me@sender:mark",
                "me@SEND:mark",
                "@send:mark",
                "me@send@read:mark",
                "me@send:",
                "me@send:mark,me@read:other"
            })
    void keys_that_are_none_are_refused_and_not_repeated(String keys) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(Map.of("SESAME_API_KEYS", keys)))
                .satisfies(e ->
                        assertThat(e.getMessage()).contains("SESAME_API_KEYS").doesNotContain("mark"));
    }

    @Test
    void colons_belong_to_the_key_and_a_role_in_it_is_none() {
        assertThat(read(Map.of("SESAME_API_KEYS", "me:send:mark")).apiKeys().holder("send:mark"))
                .hasValue(new KeyHolder("me", Role.ADMIN, null));
    }

    @Test
    void limits_of_calls_and_the_history_of_changes_have_defaults_and_can_be_set() {
        Settings byDefault = read(Map.of());
        assertThat(byDefault.failedCallLimit().value()).isEqualTo(new CallLimit(20, Duration.ofMinutes(1)));
        assertThat(byDefault.auditHistory()).isEqualTo(Duration.ofDays(400));
        assertThat(byDefault.trustedProxies().blocks()).isEmpty();

        Settings set = read(Map.of(
                "SESAME_FAILED_AUTH_LIMIT", "3/10s",
                "SESAME_AUDIT_HISTORY", "30d",
                "SESAME_TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8::7"));
        assertThat(set.failedCallLimit().value()).isEqualTo(new CallLimit(3, Duration.ofSeconds(10)));
        assertThat(set.auditHistory()).isEqualTo(Duration.ofDays(30));
        assertThat(set.trustedProxies().blocks()).hasSize(2);
        assertThat(read(Map.of("SESAME_FAILED_AUTH_LIMIT", "off"))
                        .failedCallLimit()
                        .value())
                .isNull();
    }

    @Test
    void links_may_lead_anywhere_unless_hosts_are_set() {
        String evil = "https://evil.example/";
        assertThat(read(Map.of()).links().allows(evil)).isTrue();
        assertThat(read(Map.of("SESAME_LINK_HOSTS", "off")).links()).isNotNull();

        Settings set = read(Map.of("SESAME_LINK_HOSTS", "app.example.com, *.Bücher.example", "SESAME_SES", "aws"));
        assertThat(set.links().allows(evil)).isFalse();
        assertThat(set.links().allows("https://app.example.com/")).isTrue();
        assertThat(set.links().allows("https://x.xn--bcher-kva.example/")).isTrue();
    }

    @Test
    void links_may_lead_to_this_machine_as_long_as_mails_stay_there() {
        String local = "http://localhost:3001/join";
        assertThat(read(Map.of()).links().allows(local)).isTrue();
        assertThat(read(Map.of("SESAME_LINK_HOSTS", "app.example.com")).links().allows(local))
                .isTrue();
        assertThat(read(Map.of("SESAME_SES", "aws")).links().allows(local)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://app.example.com", "app.example.com,", "*", "app.example.com,off", "a b", "example.com/x"
            })
    void hosts_of_links_are_names(String hosts) {
        assertThat(problems(Map.of("SESAME_LINK_HOSTS", hosts)))
                .singleElement()
                .asString()
                .startsWith("SESAME_LINK_HOSTS must be off or host names");
    }

    @Test
    void every_wrong_setting_of_access_is_named() {
        assertThat(problems(Map.of(
                        "SESAME_FAILED_AUTH_LIMIT", "many",
                        "SESAME_AUDIT_HISTORY", "0s",
                        "SESAME_TRUSTED_PROXIES", "10.0.0.0/33,proxy.example.com")))
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("SESAME_FAILED_AUTH_LIMIT must be off"))
                .anyMatch(problem -> problem.startsWith("SESAME_AUDIT_HISTORY must be"))
                .anyMatch(problem -> problem.startsWith("SESAME_TRUSTED_PROXIES must be IP addresses"));
    }
}
