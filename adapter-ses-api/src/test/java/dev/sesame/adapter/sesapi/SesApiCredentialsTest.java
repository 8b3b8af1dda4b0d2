package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AssumedRole;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.port.out.Emails;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which credentials a message is sent with, and what becomes of it without any. */
@Timeout(60)
class SesApiCredentialsTest {

    private static final AssumedRole ROLE = new AssumedRole("arn:aws:iam::123456789012:role/mailer", "the external id");
    private static final SendingAccount ASSUMING = Accounts.in("eu-west-1", Accounts.keys(null), ROLE);
    private static final SendingAccount DEFAULT_CHAIN = Accounts.in("eu-west-1", null, null);

    private static final String ASSUMED = """
            <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAASSUMED</AccessKeyId>\
            <SecretAccessKey>assumed</SecretAccessKey><SessionToken>assumed-token</SessionToken>\
            <Expiration>2126-11-21T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>""";

    private final WireServer ses = WireServer.start();
    private final WireServer sts = WireServer.start();
    private final SesApiConfig.Builder config =
            SesApiConfig.builder().endpoint(ses.uri()).stsEndpoint(sts.uri());
    private final Map<String, @Nullable String> replaced = new HashMap<>();

    @AfterEach
    void close() {
        ses.close();
        sts.close();
        replaced.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void session_token_is_sent() {
        send(Accounts.in("eu-west-1", Accounts.keys("the-token"), null));

        assertThat(sesRequest().headers()).containsEntry("X-Amz-Security-Token", "the-token");
    }

    @Test
    void role_is_assumed_once_and_signs_the_messages() {
        sts.always(wire -> wire.answer(200, ASSUMED));
        try (SesApiTransport transport = new SesApiTransport(config.build())) {
            transport.send(Emails.PLAIN, ASSUMING);
            transport.send(Emails.PLAIN, ASSUMING);
        }

        assertThat(sts.requests()).hasSize(1);
        WireServer.Request request = sts.requests().get(0);
        assertThat(request.body())
                .contains("Action=AssumeRole")
                .contains("RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fmailer")
                .contains("RoleSessionName=sesame")
                .contains("ExternalId=the+external+id");
        assertThat(request.headers().get("Authorization")).contains("AKIAIOSFODNN7EXAMPLE");
        assertThat(ses.requests()).hasSize(2);
        assertThat(sesRequest().headers()).containsEntry("X-Amz-Security-Token", "assumed-token");
        assertThat(sesRequest().headers().get("Authorization")).contains("Credential=ASIAASSUMED/");
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, ACCESS_DENIED",
        "403, InvalidClientTokenId, INVALID_CREDENTIALS",
        "403, SignatureDoesNotMatch, INVALID_CREDENTIALS",
        "403, ExpiredToken, INVALID_CREDENTIALS",
        "400, RequestExpired, CLOCK_SKEW",
        "400, Throttling, THROTTLED",
        "400, ValidationError, NO_CREDENTIALS",
        "403, RegionDisabledException, NO_CREDENTIALS",
        "500, InternalFailure, PROVIDER_UNAVAILABLE"
    })
    void role_that_sts_refuses_is_never_ambiguous(int status, String code, FailureReason reason) {
        sts.always(wire -> wire.answer(
                status,
                "<ErrorResponse><Error><Code>" + code + "</Code><Message>says sts</Message></Error></ErrorResponse>"));

        TransportException failure = failure(ASSUMING);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure)
                .hasMessageStartingWith("STS refused the role: " + code + " (HTTP " + status + "). ")
                .hasMessageEndingWith("[aws-request-id: request-1]");
        assertThat(sts.requests()).hasSize(1);
        assertThat(ses.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500, PROVIDER_UNAVAILABLE",
        "502, PROVIDER_UNAVAILABLE",
        "404, UNEXPECTED_ANSWER",
        "200, NO_CREDENTIALS"
    })
    void answer_that_is_not_from_sts_is_never_ambiguous(int status, FailureReason reason) {
        sts.always(wire -> wire.reply("HTTP/1.1 " + status + " X\r\nContent-Length: 6\r\n\r\n<html>"));

        assertThat(failure(ASSUMING).reason()).isEqualTo(reason);
    }

    @Test
    void unreachable_sts_is_not_sent() {
        config.stsEndpoint(SimulatedSes.refusing());

        TransportException failure = failure(ASSUMING);

        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(failure).hasMessageStartingWith("STS in eu-west-1 was not reached, nothing was sent: ");
    }

    @Test
    void silent_sts_is_not_sent() {
        sts.always(wire -> {
            wire.read();
            wire.hang();
        });
        config.connectTimeout(Duration.ofMillis(400)).totalTimeout(Duration.ofMillis(400));

        assertThat(failure(ASSUMING).code()).isEqualTo(ErrorCode.NOT_SENT);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void interrupt_while_the_role_is_assumed_stays_set() {
        Thread sender = Thread.currentThread();
        sts.always(wire -> {
            wire.read();
            sender.interrupt();
            wire.hang();
        });

        TransportException failure = failure(ASSUMING);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_SENT);
    }

    @Test
    void account_without_keys_uses_the_default_chain() {
        set("aws.accessKeyId", "AKIAFROMCHAIN");
        set("aws.secretAccessKey", "secret");

        send(DEFAULT_CHAIN);

        assertThat(sesRequest().headers().get("Authorization")).contains("Credential=AKIAFROMCHAIN/");
    }

    @Test
    void machine_without_credentials_is_a_misconfiguration() {
        set("aws.disableEc2Metadata", "true");
        set("aws.configFile", "/nowhere");
        set("aws.sharedCredentialsFile", "/nowhere");

        TransportException failure = failure(DEFAULT_CHAIN);

        assertThat(failure.reason()).isEqualTo(FailureReason.NO_CREDENTIALS);
        assertThat(failure).hasMessageContaining("set access keys for the connector");
        assertThat(ses.requests()).isEmpty();
    }

    private void send(SendingAccount account) {
        try (SesApiTransport transport = new SesApiTransport(config.build())) {
            transport.send(Emails.PLAIN, account);
        }
    }

    private TransportException failure(SendingAccount account) {
        TransportException failure = catchThrowableOfType(TransportException.class, () -> send(account));
        for (Throwable t = failure; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain(Accounts.SECRET, Emails.MARK);
        }
        return failure;
    }

    private WireServer.Request sesRequest() {
        return Objects.requireNonNull(ses.requests().get(0));
    }

    private void set(String property, String value) {
        replaced.put(property, System.getProperty(property));
        System.setProperty(property, value);
    }
}
