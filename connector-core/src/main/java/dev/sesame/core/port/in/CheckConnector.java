package dev.sesame.core.port.in;

import dev.sesame.core.check.Diagnosis;
import dev.sesame.core.connector.ConnectorConfig;

/** Finds out what works for a connector from where Sesame runs. Sends nothing. Safe for concurrent use. */
public interface CheckConnector {

    /**
     * Looks at the way to the provider on every transport, at the credentials, and at what the account may send. It asks
     * the provider a handful of questions, which Amazon SES allows once a second: to be called by people, not by monitors.
     *
     * <p>Returns within a time that was set beforehand. Whatever fails is an item of the diagnosis: it throws nothing of
     * its own. A thread that is interrupted stays so, and gets what was found until then.
     */
    Diagnosis check(ConnectorConfig connector);
}
