package dev.sesame.http.security;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The proxies whose word is taken for where a call comes from. Immutable.
 *
 * @param blocks their addresses
 */
public record TrustedProxies(List<AddressBlock> blocks) {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** Copies the list. */
    public TrustedProxies {
        blocks = List.copyOf(blocks);
    }

    /**
     * The address that a call comes from: the peer's; if that is a proxy of ours, the last one of X-Forwarded-For that is
     * none. What stands before it, anybody may have written. It is also the end where something else stands than an address.
     */
    InetAddress client(HttpRequest<?> request) {
        InetAddress client = request.getRemoteAddress().getAddress();
        if (!isTrusted(client)) {
            return client;
        }
        List<String> forwarded = new ArrayList<>();
        for (String value : request.getHeaders().getAll(FORWARDED_FOR)) {
            forwarded.addAll(List.of(value.split(",", -1)));
        }
        for (String hop : forwarded.reversed()) {
            Optional<InetAddress> address = address(hop.strip());
            if (!isTrusted(client) || address.isEmpty()) {
                break;
            }
            client = address.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /** Some proxies add the port: {@code 192.0.2.7:4711}, {@code [2001:db8::7]:4711}. */
    private static Optional<InetAddress> address(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? Optional.empty() : AddressBlock.address(hop.substring(1, end));
        }
        int colon = hop.indexOf(':');
        boolean withPort = colon >= 0 && colon == hop.lastIndexOf(':');
        return AddressBlock.address(withPort ? hop.substring(0, colon) : hop);
    }
}
