package dev.sesame.simulator.account;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The verified identities: addresses and domains. A domain also covers its subdomains. */
final class Identities {

    private static final String MAILBOX_SIMULATOR = "simulator.amazonses.com";

    private final Set<String> verified = ConcurrentHashMap.newKeySet();

    void add(String identity) {
        verified.add(normalized(identity));
    }

    void remove(String identity) {
        verified.remove(normalized(identity));
    }

    boolean contains(String identity) {
        return verified.contains(normalized(identity));
    }

    /** Returns those addresses that no verified identity covers, in their order, each once. */
    List<String> uncovered(Collection<String> addresses) {
        return addresses.stream().filter(address -> !covers(address)).distinct().toList();
    }

    static boolean isMailboxSimulator(String address) {
        return domainOf(normalized(address)).equals(MAILBOX_SIMULATOR);
    }

    private boolean covers(String address) {
        String known = normalized(address);
        if (verified.contains(known)) {
            return true;
        }
        String domain = domainOf(known);
        while (!domain.isEmpty()) {
            if (verified.contains(domain)) {
                return true;
            }
            int dot = domain.indexOf('.');
            domain = dot < 0 ? "" : domain.substring(dot + 1);
        }
        return false;
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String normalized(String identity) {
        return identity.strip().toLowerCase(Locale.ROOT);
    }
}
