package dev.sesame.core.port.out;

/**
 * Told of what somebody should know about saved connectors. Must not block; what it throws is dropped. Safe for concurrent
 * use.
 */
public interface ConnectorListener {

    /** Nobody listens. */
    ConnectorListener NONE = new ConnectorListener() {};

    /**
     * A connector was saved or deleted, here or by another process: from now on it is used as it is now.
     *
     * @param id its id
     */
    default void changed(String id) {}

    /**
     * A connector is saved in a way that it cannot be used. If it could be used before, it goes on as it was then.
     *
     * @param id its id
     * @param why what is wrong, and how to mend it; holds no secret
     */
    default void unusable(String id, String why) {}
}
