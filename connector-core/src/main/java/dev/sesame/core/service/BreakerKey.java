package dev.sesame.core.service;

import dev.sesame.core.connector.SendingAccount;

/** What fails together: other accounts and senders may work. */
record BreakerKey(SendingAccount account, String sender) {

    static BreakerKey of(Consignment message) {
        return new BreakerKey(message.account(), message.email().from().address());
    }
}
