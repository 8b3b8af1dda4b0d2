package dev.sesame.http.observability;

import dev.sesame.core.message.Attempt;
import dev.sesame.core.port.out.SendEnd;
import dev.sesame.core.port.out.SendListener;
import dev.sesame.core.port.out.Sending;
import java.util.List;

/**
 * Several who listen.
 *
 * @param all each is told, in this order
 */
public record SendListeners(List<SendListener> all) implements SendListener {

    @Override
    public void attempted(Sending message, Attempt attempt) {
        all.forEach(listener -> listener.attempted(message, attempt));
    }

    @Override
    public void ended(Sending message, SendEnd end) {
        all.forEach(listener -> listener.ended(message, end));
    }
}
