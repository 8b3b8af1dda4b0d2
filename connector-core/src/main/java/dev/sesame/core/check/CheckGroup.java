package dev.sesame.core.check;

import java.util.Locale;

/** What part of the way to the provider is looked at, in the order of the way. */
public enum CheckGroup {
    /** Names, connections, proxies, certificates. */
    NETWORK,
    /** The time on this machine. */
    CLOCK,
    /** Who we are to the provider. */
    CREDENTIALS,
    /** What the account may send. */
    ACCOUNT,
    /** Whom the account may send as. */
    IDENTITY,
    /** The settings of the provider that the connector names. */
    CONFIGURATION_SET;

    /** The group as the HTTP API spells it, such as {@code configuration-set}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is the same on every transport, whichever of them was used to look. */
    boolean isShared() {
        return compareTo(ACCOUNT) >= 0;
    }
}
