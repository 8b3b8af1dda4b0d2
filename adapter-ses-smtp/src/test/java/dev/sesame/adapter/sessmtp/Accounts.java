package dev.sesame.adapter.sessmtp;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.connector.SendingAccount.AssumedRole;
import org.jspecify.annotations.Nullable;

/** Accounts to send with in tests. The key is the one that AWS uses in its documentation. */
final class Accounts {

    static final String ID = "AKIAIOSFODNN7EXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    static final SendingAccount EXAMPLE = in("eu-west-1", keys(null), null);
    static final SendingAccount WITHOUT_KEYS = in("eu-west-1", null, null);

    private Accounts() {}

    static SendingAccount in(String region, @Nullable AccessKeys keys, @Nullable AssumedRole role) {
        return new SendingAccount(region, keys, role);
    }

    static AccessKeys keys(@Nullable String sessionToken) {
        return new AccessKeys(ID, Secret.of(SECRET), sessionToken == null ? null : Secret.of(sessionToken));
    }
}
