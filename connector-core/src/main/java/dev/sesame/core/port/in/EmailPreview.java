package dev.sesame.core.port.in;

import dev.sesame.core.error.Problem;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.template.Template;
import java.util.List;
import java.util.Map;

/**
 * A message as it would be sent.
 *
 * @param email the message
 * @param template the template it is made of
 * @param transport the transport it would leave by
 * @param wire what that transport would hand to the provider, as the provider names it
 * @param errors what would keep it from being sent
 * @param warnings what looks wrong but would be sent
 */
public record EmailPreview(
        OutboundEmail email,
        Template template,
        String transport,
        Map<String, Object> wire,
        List<Problem> errors,
        List<Problem> warnings) {

    /** Shows no more than the message does: {@code wire} holds all of it. */
    @Override
    public String toString() {
        return "EmailPreview[" + email + "]";
    }
}
