package dev.sesame.core.change;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who changes something.
 *
 * @param name the name of the API key; empty if there is none
 * @param address the IP address that the call came from; empty if it came from nowhere else
 */
public record Author(String name, String address) {

    /** The change that they make now. */
    public Change at(Instant now) {
        return new Change(now.truncatedTo(ChronoUnit.MILLIS), name, address);
    }
}
