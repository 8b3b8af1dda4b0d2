package dev.sesame.core.port.out;

import dev.sesame.core.connector.SendingAccount;
import java.util.List;

/** A provider under the control of a test, and the transport that talks to it. */
public interface ProviderHarness {

    /** What the provider can be told to do with the next message. */
    enum Trouble {
        /** Refuses the message for good and says so. */
        REFUSE_MESSAGE,
        /** Says that the credentials are wrong. */
        REFUSE_CREDENTIALS,
        /** Says that the rate is exceeded. */
        THROTTLE,
        /** Says that it has a problem of its own. */
        UNAVAILABLE,
        /** Takes the whole message, and is gone before it answers. The message may count as accepted or not. */
        DROP_ANSWER
    }

    /** The transport under test; the same throughout a test. */
    EmailTransport transport();

    /** A transport of the same kind whose provider cannot be reached; the test closes it. */
    EmailTransport unreachableTransport();

    /** An account that the provider knows. */
    SendingAccount account();

    /** Does this with the next message, and with that one only. */
    void nextMessageMeets(Trouble trouble);

    /** How many messages reached the provider, whatever it did with them. */
    int attempts();

    /** The messages the provider accepted, in order. */
    List<ReceivedEmail> accepted();
}
