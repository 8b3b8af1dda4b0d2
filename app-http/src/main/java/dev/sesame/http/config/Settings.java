package dev.sesame.http.config;

import dev.sesame.adapter.limits.LimitsConfig;
import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.adapter.sessmtp.SesSmtpConfig;
import dev.sesame.adapter.storejdbc.StoreConfig;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.queue.QueuePolicy;
import dev.sesame.core.template.LinkPolicy;
import dev.sesame.core.template.UsageType;
import dev.sesame.http.security.ApiKeys;
import dev.sesame.http.security.FailedCallLimit;
import dev.sesame.http.security.MaxConnections;
import dev.sesame.http.security.TrustedProxies;
import dev.sesame.http.security.tls.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How this instance runs. {@link SettingsReader} reads it and reports everything that is wrong.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for a free one
 * @param maxRequestBytes the largest body that is read
 * @param requestTimeout how long a request may take to come in, and its answer to be taken
 * @param maxConnections how many connections may be open
 * @param maxSendingCalls how many calls that send may be under way
 * @param corsOrigins the web pages whose scripts may call
 * @param tls whether the service itself speaks TLS
 * @param connectorsDir where the connector configurations are
 * @param connectorsDirRequired whether somebody asked for that folder, so that it must be there
 * @param simulator whether messages go to the embedded simulator instead of Amazon
 * @param apiKeys the keys that callers authenticate with; none only on a loopback address
 * @param trustedProxies the proxies whose word is taken for where calls come from
 * @param failedCallLimit how many calls with keys that are none an address may make
 * @param auditHistory for how long it is kept who changed what
 * @param retries how a message that was certainly not accepted is tried again while its caller waits
 * @param transport the name of the transport that messages leave by
 * @param failover the name of the one that is tried when that one certainly did not take a message; null for none
 * @param sesApi how the SES API is reached
 * @param sesSmtp how SES SMTP is reached
 * @param longestSend how long a call may take that sends
 * @param store where messages, connectors and templates are kept
 * @param encryption what the secrets of connectors are encrypted with there
 * @param queuing how queued messages are sent
 * @param lifetimes how long messages are worth delivering, by usage type, where that is not the type's default
 * @param idempotencyLifetime for how long a key counts
 * @param limits how much may be sent
 * @param tracing whether spans of requests and attempts are exported
 * @param links where links of payloads may lead
 */
record Settings(
        String host,
        int port,
        int maxRequestBytes,
        Duration requestTimeout,
        MaxConnections maxConnections,
        int maxSendingCalls,
        CorsOrigins corsOrigins,
        Tls tls,
        Path connectorsDir,
        boolean connectorsDirRequired,
        boolean simulator,
        ApiKeys apiKeys,
        TrustedProxies trustedProxies,
        FailedCallLimit failedCallLimit,
        Duration auditHistory,
        RetryPolicy retries,
        String transport,
        @Nullable String failover,
        SesApiConfig sesApi,
        SesSmtpConfig sesSmtp,
        Duration longestSend,
        StoreConfig store,
        EncryptionSettings encryption,
        QueuePolicy queuing,
        Map<UsageType, Duration> lifetimes,
        Duration idempotencyLifetime,
        LimitsConfig limits,
        boolean tracing,
        LinkPolicy links) {

    /** Nobody waits longer for a call. */
    static final Duration MAX_WAIT = Duration.ofMinutes(5);

    /** Whether messages may leave by this transport. */
    boolean uses(String name) {
        return name.equals(transport) || name.equals(failover);
    }

    /** Which transports messages take, and where each leads to, for people. */
    String ways() {
        return failover == null ? way(transport) : way(transport) + ", or else " + way(failover);
    }

    private String way(String name) {
        Object place = name.equals(Transports.SES_API)
                ? sesApi.endpoint()
                : sesSmtp.host() == null ? null : sesSmtp.host() + ":" + sesSmtp.port();
        return name + " to " + (place == null ? "Amazon SES" : place);
    }
}
