package dev.sesame.core.check;

import java.util.Locale;

/** What is looked at. Stable: callers may tell items apart by it. */
public enum CheckKind {
    /** The look itself; only told when it did not come to its end. */
    INSPECTION(CheckGroup.NETWORK),
    /** A name, looked up. */
    DNS(CheckGroup.NETWORK),
    /** A connection to one port, through the proxy if there is one, up to a trusted certificate. */
    CONNECTION(CheckGroup.NETWORK),
    /** The clock of this machine, against the provider's. */
    CLOCK(CheckGroup.CLOCK),
    /** The keys, the role or the password. */
    CREDENTIALS(CheckGroup.CREDENTIALS),
    /** Whether the account may send at all. */
    ACCOUNT(CheckGroup.ACCOUNT),
    /** Whether the account is out of the sandbox. */
    PRODUCTION_ACCESS(CheckGroup.ACCOUNT),
    /** How much of the quota of 24 hours is left. */
    QUOTA(CheckGroup.ACCOUNT),
    /** A sender's address, or a domain above it. */
    IDENTITY(CheckGroup.IDENTITY),
    /** The signature under what an identity sends. */
    DKIM(CheckGroup.IDENTITY),
    /** The domain that bounces go to. */
    MAIL_FROM(CheckGroup.IDENTITY),
    /** The configuration set. */
    CONFIGURATION_SET(CheckGroup.CONFIGURATION_SET);

    private final CheckGroup group;

    CheckKind(CheckGroup group) {
        this.group = group;
    }

    /** The part of the way that it belongs to. */
    public CheckGroup group() {
        return group;
    }

    /** The kind as the HTTP API spells it, such as {@code mail-from}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
