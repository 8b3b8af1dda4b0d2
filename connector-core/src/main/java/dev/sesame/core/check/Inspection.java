package dev.sesame.core.check;

import java.util.List;
import java.util.Optional;

/**
 * What was found about one transport. Immutable.
 *
 * @param transport the name of the transport
 * @param advantage what speaks for it, when others work too: a clause that follows "it"
 * @param items what was found, in the order of the way
 */
public record Inspection(String transport, String advantage, List<CheckItem> items) {

    /** Copies the items. */
    public Inspection {
        items = List.copyOf(items);
    }

    /** Whether a connection works, and nothing that only this transport needs failed. */
    boolean works() {
        return connection().isPresent() && blocker().isEmpty();
    }

    /** What keeps this transport, and maybe only this one, from working: the first failure on the way. */
    Optional<CheckItem> blocker() {
        return items.stream()
                .filter(item -> item.failed() && !item.group().isShared())
                .findFirst();
    }

    /** What was found that is the same on every transport. */
    Optional<CheckItem> failureOf(CheckGroup group) {
        return items.stream()
                .filter(item -> item.failed() && item.group() == group)
                .findFirst();
    }

    /** The first connection that works. */
    Optional<CheckItem> connection() {
        return items.stream()
                .filter(item -> item.subject().kind() == CheckKind.CONNECTION && item.status() == CheckStatus.PASS)
                .findFirst();
    }
}
