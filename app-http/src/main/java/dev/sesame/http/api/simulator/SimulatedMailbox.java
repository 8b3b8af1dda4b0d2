package dev.sesame.http.api.simulator;

import java.util.List;
import java.util.Optional;

/** What the simulator accepted. Safe for concurrent use. */
public interface SimulatedMailbox {

    /** The mails, newest first; empty if messages go to Amazon. */
    Optional<List<SimulatedMail>> messages();

    /** Forgets every mail; false if messages go to Amazon. */
    boolean clear();
}
