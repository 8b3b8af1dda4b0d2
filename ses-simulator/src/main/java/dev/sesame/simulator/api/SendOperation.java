package dev.sesame.simulator.api;

import dev.sesame.simulator.json.JsonObject;
import java.util.List;

/** An operation that sends, and can therefore meet the faults of its recipients. */
interface SendOperation extends Operation {

    /** The recipients' addresses without names, as far as they can be read. */
    List<String> recipients(JsonObject body);

    /** Whether a recipient's error refuses the whole call; if not, the operation reports it itself. */
    boolean failsAsAWhole();
}
