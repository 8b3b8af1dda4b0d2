package dev.sesame.simulator.control;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.fault.SmtpFault;
import dev.sesame.simulator.fault.SmtpStage;
import dev.sesame.simulator.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The faults by the names they have in JSON. */
final class NamedFaults {

    private static final Map<String, Function<JsonObject, Fault>> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("throttled", order -> Fault.throttled()),
            Map.entry("daily-quota-exceeded", order -> Fault.dailyQuotaExceeded()),
            Map.entry("drop-before-accepting", order -> Fault.dropBeforeAccepting()),
            Map.entry("drop-after-accepting", order -> Fault.dropAfterAccepting()),
            Map.entry("cut-answer", order -> Fault.cutAnswer()),
            Map.entry("not-json", order -> Fault.notJson()),
            Map.entry("no-message-id", order -> Fault.noMessageId()),
            Map.entry("html-error-page", order -> Fault.htmlErrorPage()),
            Map.entry("delay", order -> Fault.delay(millis(order))),
            Map.entry("slow-answer", order -> Fault.slowAnswer(millis(order))),
            Map.entry("error", NamedFaults::error),
            Map.entry("smtp-reply", order -> SmtpFault.reply(stage(order), order.requiredText("reply"))),
            Map.entry(
                    "smtp-reply-after-effect",
                    order -> SmtpFault.replyAfterEffect(stage(order), order.requiredText("reply"))),
            Map.entry("smtp-then-reply", order -> SmtpFault.thenReply(stage(order), order.requiredText("reply"))),
            Map.entry("smtp-drop", order -> SmtpFault.drop(stage(order))),
            Map.entry("smtp-delay", order -> SmtpFault.delay(stage(order), millis(order)))));

    private NamedFaults() {}

    static Fault of(JsonObject order) {
        Function<JsonObject, Fault> fault = BY_NAME.get(order.requiredText("fault"));
        if (fault == null) {
            throw refused("fault must be one of " + String.join(", ", BY_NAME.keySet()) + ".");
        }
        return fault.apply(order);
    }

    private static Fault error(JsonObject order) {
        String type = order.requiredText("type");
        @Nullable String message = order.text("message");
        try {
            return Fault.error(order.integer("status").orElse(400), type, message);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static SmtpStage stage(JsonObject order) {
        String name = order.requiredText("stage");
        return Arrays.stream(SmtpStage.values())
                .filter(stage -> stage.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> refused("stage must be one of "
                        + Arrays.stream(SmtpStage.values())
                                .map(stage -> stage.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static Duration millis(JsonObject order) {
        return order.integer("millis")
                .filter(millis -> millis >= 0)
                .map(Duration::ofMillis)
                .orElseThrow(() -> refused("millis must be a whole number that is not negative."));
    }

    private static RefusedException refused(String message) {
        return new RefusedException(SesError.badRequest(message));
    }
}
