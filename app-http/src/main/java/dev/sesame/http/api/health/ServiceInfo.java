package dev.sesame.http.api.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this instance is made of.
 *
 * @param simulated whether messages go to the simulator instead of Amazon
 * @param transport the transport they leave by
 * @param failover the one for what that certainly did not take; null for none
 * @param ways which transports messages take and where each leads to, for people
 * @param keysRequired whether callers need an API key, as of the start
 * @param version the version of Sesame, for people
 * @param startedAt when this instance started
 */
public record ServiceInfo(
        boolean simulated,
        String transport,
        @Nullable String failover,
        String ways,
        boolean keysRequired,
        String version,
        Instant startedAt) {}
