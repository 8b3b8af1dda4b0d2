package dev.sesame.http.api.simulator;

import dev.sesame.http.json.JsonBody;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The simulator's mailbox.
 *
 * @param messages the mails, newest first
 */
public record SimulatedMails(List<SimulatedMail> messages) implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of("messages", messages);
    }
}
