package dev.sesame.simulator;

import dev.sesame.simulator.account.Credential;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** Real SESv2 clients that never retry, and the plainest of messages. */
final class SesClients {

    static final String FROM = "Sesame <noreply@example.com>";
    static final String TO = "ann@example.com";

    private SesClients() {}

    static SesV2Client of(SesSimulator simulator) {
        return of(simulator.apiEndpoint(), Credential.EXAMPLE, Region.EU_WEST_1);
    }

    static SesV2Client of(URI endpoint, Credential credential, Region region) {
        return SesV2Client.builder()
                .endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(credentials(credential)))
                .httpClientBuilder(
                        Apache5HttpClient.builder().maxConnections(64).socketTimeout(Duration.ofSeconds(20)))
                .overrideConfiguration(overrides -> overrides.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    static SendEmailRequest message() {
        return message(TO);
    }

    static SendEmailRequest message(String to) {
        return SendEmailRequest.builder()
                .fromEmailAddress(FROM)
                .destination(destination -> destination.toAddresses(to))
                .content(content -> content.simple(simple -> simple.subject(
                                subject -> subject.data("Your code is 123456").charset("UTF-8"))
                        .body(body -> body.html(
                                        html -> html.data("<p>123456</p>").charset("UTF-8"))
                                .text(text -> text.data("123456").charset("UTF-8")))))
                .build();
    }

    static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }

    static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }

    private static AwsCredentials credentials(Credential credential) {
        @Nullable String token = credential.sessionToken();
        return token == null
                ? AwsBasicCredentials.create(credential.accessKeyId(), credential.secret())
                : AwsSessionCredentials.create(credential.accessKeyId(), credential.secret(), token);
    }
}
