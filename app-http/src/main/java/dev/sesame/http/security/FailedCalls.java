package dev.sesame.http.security;

import dev.sesame.core.access.CallLimit;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts calls with keys that are none, by address, and tells of too many. It slows nobody down: a valid key is let in
 * whatever others do from its address, so every key is looked at. What keeps keys from being guessed is their length.
 */
@Singleton
final class FailedCalls {

    private static final Logger LOG = LoggerFactory.getLogger(FailedCalls.class);

    /** About 2 MB at most. Who has more addresses than this is not noticed. */
    private static final int ADDRESSES = 10_000;

    private static final int NETWORK_BYTES = 8;

    private final @Nullable CallLimit limit;
    private final CallCounter counter = new CallCounter(ADDRESSES, System::nanoTime);
    private final CallCounter news = new CallCounter(ADDRESSES, System::nanoTime);

    FailedCalls(FailedCallLimit setting) {
        this.limit = setting.value();
    }

    /** Counts a call that failed; how long this address should wait until the next. */
    Duration count(InetAddress address) {
        if (limit == null) {
            return Duration.ZERO;
        }
        String network = network(address);
        Duration wait = counter.count(network, limit);
        if (!wait.isZero()
                && news.count(network, new CallLimit(1, Duration.ofMinutes(10))).isZero()) {
            LOG.warn(
                    "Too many calls from {} came with API keys that are not valid; more of them get 429. A valid key"
                            + " is still let in from there",
                    network);
        }
        return wait;
    }

    /** Who has one address of IPv6 has the 2^64 of its network (RFC 4291 §2.5.4). */
    private static String network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), address.getAddress().length);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
