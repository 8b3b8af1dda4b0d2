package dev.sesame.benchmarks.parts;

import dev.sesame.core.message.OutboundEmail;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** A call of the AWS SDK, set up as our transport sets it up, that ends where the network would begin. */
final class SignedCall implements AutoCloseable {

    private final AcceptingHttp http = new AcceptingHttp();
    private final SesV2Client client = SesV2Client.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
            .defaultsMode(DefaultsMode.STANDARD)
            .overrideConfiguration(overrides ->
                    overrides.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(Duration.ofSeconds(10)))
            .httpClient(http)
            .build();
    private final SendEmailRequest request;

    SignedCall(OutboundEmail email) {
        this.request = SendEmailRequest.builder()
                .fromEmailAddress(email.from().header())
                .destination(to -> to.toAddresses(email.to().header()))
                .content(content -> content.simple(simple -> simple.subject(utf8(email.subject()))
                        .body(body -> body.html(utf8(email.html())).text(utf8(email.text())))))
                .build();
    }

    private static Content utf8(@Nullable String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }

    /** The id that the stand-in answered. */
    String send() {
        return client.sendEmail(request).messageId();
    }

    /** What the last call would have put on the wire. */
    AcceptingHttp http() {
        return http;
    }

    @Override
    public void close() {
        client.close();
    }
}
