package dev.sesame.core.port.in;

import java.util.List;

/** Tells what somebody must mend before messages are accepted again. Safe for concurrent use. */
public interface WatchTransports {

    /**
     * What is wrong now, oldest first; empty if nothing is known to be. An alert is raised by the message that met it, and
     * withdrawn once a message of the same account and sender is accepted on the same transport. The senders of a connector
     * that a transport refuses for the same reason are one alert.
     */
    List<TransportAlert> alerts();
}
