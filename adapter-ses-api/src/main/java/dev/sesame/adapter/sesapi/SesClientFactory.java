package dev.sesame.adapter.sesapi;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.connector.SendingAccount.AssumedRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;
import software.amazon.awssdk.utils.StringInputStream;

/** Makes the clients of accounts, all on the same connections and the same timer. Safe for concurrent use. */
final class SesClientFactory implements AutoCloseable {

    /** In place of ~/.aws/config: where SES is, {@link SesApiConfig} alone says. */
    private static final ProfileFile OWN_PROFILE = ProfileFile.builder()
            .type(ProfileFile.Type.CONFIGURATION)
            .content(new StringInputStream("[default]\nignore_configured_endpoint_urls = true\n"))
            .build();

    private static final String ROLE_SESSION = "sesame";

    private final SesApiConfig config;
    private final SdkHttpClient http;
    private final ScheduledThreadPoolExecutor timer;
    private final DefaultCredentialsProvider defaultChain =
            DefaultCredentialsProvider.builder().build();

    SesClientFactory(SesApiConfig config) {
        this.config = config;
        // Else the CRT stops at the first sign of the JVM's end, and takes the answers of sends under way with it.
        CRT.acquireShutdownRef();
        this.http = HttpClients.create(config);
        this.timer = new ScheduledThreadPoolExecutor(1, SesClientFactory::timerThread);
        // Else the timer of each send stays in memory until it would have rung.
        timer.setRemoveOnCancelPolicy(true);
    }

    private static Thread timerThread(Runnable work) {
        Thread thread = new Thread(work, "ses-api-timeouts");
        thread.setDaemon(true);
        return thread;
    }

    /** A client for this account; the caller closes it. */
    AccountClient create(SendingAccount account) {
        List<SdkAutoCloseable> owned = new ArrayList<>();
        AwsCredentialsProvider credentials = credentials(account.keys());
        AssumedRole role = account.role();
        if (role != null) {
            credentials = assume(role, account.region(), credentials, owned);
        }
        SesV2Client ses = configure(SesV2Client.builder(), account.region(), credentials)
                .endpointOverride(config.endpoint())
                .overrideConfiguration(overrides()
                        .addExecutionInterceptor(new HandoverInterceptor())
                        .build())
                .build();
        return new AccountClient(ses, owned);
    }

    private AwsCredentialsProvider credentials(@Nullable AccessKeys keys) {
        if (keys == null) {
            return defaultChain;
        }
        String secret = keys.secret().reveal();
        return StaticCredentialsProvider.create(
                keys.sessionToken() == null
                        ? AwsBasicCredentials.create(keys.id(), secret)
                        : AwsSessionCredentials.create(
                                keys.id(), secret, keys.sessionToken().reveal()));
    }

    private AwsCredentialsProvider assume(
            AssumedRole role, String region, AwsCredentialsProvider credentials, List<SdkAutoCloseable> owned) {
        StsClient sts = configure(StsClient.builder(), region, credentials)
                .endpointOverride(config.stsEndpoint())
                .overrideConfiguration(overrides().build())
                .build();
        StsAssumeRoleCredentialsProvider assumed = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role.arn())
                        .roleSessionName(ROLE_SESSION)
                        .externalId(role.externalId()))
                .build();
        owned.add(assumed);
        owned.add(sts);
        return assumed;
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
            B client, String region, AwsCredentialsProvider credentials) {
        return client.region(SesRegion.of(region))
                .credentialsProvider(new GuardedCredentials(credentials))
                .fipsEnabled(config.fips())
                .dualstackEnabled(config.dualStack())
                .defaultsMode(DefaultsMode.STANDARD)
                .httpClient(http);
    }

    private ClientOverrideConfiguration.Builder overrides() {
        return ClientOverrideConfiguration.builder()
                // SendEmail has no idempotency token: a retry after a lost answer would send twice.
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallTimeout(config.totalTimeout())
                .scheduledExecutorService(timer)
                .defaultProfileName("default")
                .defaultProfileFile(OWN_PROFILE);
    }

    /** Closes what the clients share; they must be closed before. */
    @Override
    public void close() {
        defaultChain.close();
        http.close();
        timer.shutdownNow();
        CRT.releaseShutdownRef();
    }
}
