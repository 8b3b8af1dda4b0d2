package com.example.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The codes that were sent, one for each address, each good for one guess. In memory: for one instance. */
@ApplicationScoped
class PendingCodes {

    // As long as Sesame says in the mail.
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private record Pending(String code, Instant until) {}

    private final Map<String, Pending> byAddress = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    PendingCodes(Clock clock) {
        this.clock = clock;
    }

    /** A new code, which takes the place of the one before. */
    String issue(String address) {
        Instant now = clock.instant();
        byAddress.values().removeIf(pending -> pending.until().isBefore(now));
        String code = "%06d".formatted(random.nextInt(1_000_000));
        byAddress.put(address, new Pending(code, now.plus(LIFETIME)));
        return code;
    }

    /** Whether this is the code; whatever it is, the address needs a new one then. */
    boolean redeem(String address, String code) {
        Pending pending = byAddress.remove(address);
        return pending != null && pending.code().equals(code) && clock.instant().isBefore(pending.until());
    }
}
