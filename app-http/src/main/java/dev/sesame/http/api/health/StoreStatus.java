package dev.sesame.http.api.health;

/** Whether messages can be kept. Safe for concurrent use. */
@FunctionalInterface
public interface StoreStatus {

    /** Whether the store could be used when it was last asked. */
    boolean isUp();
}
