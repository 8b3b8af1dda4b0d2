package dev.sesame.core.port.out;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.connector.ConnectorConfig;
import java.util.function.Consumer;

/** Looks at what a connector needs to send by one transport. Sends nothing. Safe for concurrent use. */
public interface ConnectorInspector {

    /** The name of the transport, as {@link EmailTransport#name()} has it. */
    String transport();

    /** What speaks for the transport when others work too: a clause that follows "it", such as {@code needs one port}. */
    String advantage();

    /**
     * Looks, one thing after another in the order of the way, and tells each as soon as it is known: what was told counts
     * even if the rest takes too long. A connection that works is told as {@code PASS} of the kind {@code CONNECTION}, the
     * one to use before others; one that fails while another works is no {@code FAIL}.
     *
     * <p>Throws nothing of its own: whatever fails is an item. An interrupted thread comes back soon, and stays
     * interrupted.
     *
     * @param found takes the items, on the calling thread; they hold neither secret nor recipient
     */
    void inspect(ConnectorConfig connector, Consumer<CheckItem> found);
}
