package dev.sesame.core.port.in;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tells what keeps messages from being accepted. Safe for concurrent use. */
public interface WatchTransports {

    /**
     * What is wrong now, oldest first; empty if nothing is known to be: transports that refuse us or that cannot be reached,
     * and connectors whose daily quota is used up. An alert is raised by the message that met it. One about a refusal goes once
     * a message of the same account and sender is accepted on the same transport, others as soon as it answers again. The
     * senders of a connector that meet the same are one alert.
     */
    List<TransportAlert> alerts();

    /**
     * For how many accounts and senders each transport is left alone, or being tried again, by its name; 0 for none. One
     * that nobody sends with stays as it is: whether the transport works again, its next message finds out.
     */
    Map<String, Integer> paused();

    /** Since when each transport that is left alone is, for the account and sender that it is for longest, by its name. */
    Map<String, Instant> pausedSince();
}
