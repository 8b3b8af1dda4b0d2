package dev.sesame.core.template;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where links that come with a payload may lead. A mail is signed by its sender's domain: what whoever asked for it, or gave
 * themselves a name, puts into it must not be taken for the sender's word. What templates say is the operator's own word and
 * not judged. Immutable and safe for concurrent use.
 *
 * <p>A value is a link if its variable is called {@code link}, {@code url} or {@code uri}, or something that ends with it, in any
 * case, or if the template begins an {@code href}, {@code src} or the like with it. It must be a full {@code https} address without a
 * user, of a host that is allowed; letters beyond ASCII are fine, white space, control and bidirectional characters are not.
 * Any other value must not hold what mail clients make a link of: something with {@code ://}, {@code www.}, or a domain
 * with a path, such as {@code example.com/x}.
 */
public final class LinkPolicy {

    /** Links may lead to any host that has a name; the default. */
    public static final LinkPolicy ANY_HOST = new LinkPolicy(true, Set.of(), Set.of(), false);

    /** Values are not judged; but links that would run code are refused all the same. */
    public static final LinkPolicy OFF = new LinkPolicy(false, Set.of(), Set.of(), false);

    /** The rule for hosts in words; completes "must be …". */
    public static final String HOST_RULE =
            "host names, such as \"app.example.com\", or \"*.example.com\" for all below example.com";

    private static final String WILDCARD = "*.";

    private final boolean judging;
    private final Set<String> hosts;
    private final Set<String> parents;
    private final boolean loopback;

    private LinkPolicy(boolean judging, Set<String> hosts, Set<String> parents, boolean loopback) {
        this.judging = judging;
        this.hosts = Set.copyOf(hosts);
        this.parents = Set.copyOf(parents);
        this.loopback = loopback;
    }

    /**
     * Links may lead to these hosts only, on any port. International names may be Unicode or Punycode; case does not matter.
     *
     * @param patterns at least one: names, IPv4 addresses, or {@code *.} and a name, which stands for all names below it and
     *     not for itself
     * @throws IllegalArgumentException if one is none of these, or there is none
     */
    public static LinkPolicy hosts(Collection<String> patterns) {
        Set<String> hosts = new HashSet<>();
        Set<String> parents = new HashSet<>();
        for (String pattern : patterns) {
            boolean below = pattern.startsWith(WILDCARD);
            String host = WebLink.host(below ? pattern.substring(WILDCARD.length()) : pattern);
            if (host == null || (below && new WebLink(true, host).isNumeric())) {
                throw new IllegalArgumentException("must be " + HOST_RULE);
            }
            (below ? parents : hosts).add(host);
        }
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("must be " + HOST_RULE);
        }
        return new LinkPolicy(true, hosts, parents, false);
    }

    /**
     * The same, with links to {@code localhost} and 127.0.0.0/8 besides, {@code http} ones too: for those who try mails out on
     * their own machine.
     */
    public LinkPolicy withLoopback() {
        return new LinkPolicy(judging, hosts, parents, true);
    }

    boolean isJudging() {
        return judging;
    }

    /** Whether only certain hosts are allowed. */
    boolean isLimited() {
        return !hosts.isEmpty() || !parents.isEmpty();
    }

    /** Whether this is a link, and one that is allowed. */
    public boolean allows(String link) {
        return problem(link).isEmpty();
    }

    /** What is wrong with a link, and what would be right; never says the link. */
    Optional<String> problem(String text) {
        WebLink link = WebLink.parse(text);
        if (link != null && loopback && link.isLoopback()) {
            return Optional.empty();
        }
        if (link == null || !link.secure()) {
            return Optional.of(
                    "must be a full https address, such as https://app.example.com/join, without a user, spaces,"
                            + " backslashes and invisible characters");
        }
        if (isLimited() ? !isListed(link.host()) : link.isNumeric()) {
            return Optional.of(
                    "leads to a host that links must not lead to: the operator of Sesame allows hosts with SESAME_LINK_HOSTS");
        }
        return Optional.empty();
    }

    private boolean isListed(String host) {
        if (hosts.contains(host)) {
            return true;
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (parents.contains(host.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }
}
