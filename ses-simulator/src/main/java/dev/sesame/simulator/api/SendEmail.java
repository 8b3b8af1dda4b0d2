package dev.sesame.simulator.api;

import dev.sesame.simulator.acceptance.Acceptance;
import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.json.JsonObject;
import dev.sesame.simulator.mailbox.MailContent;
import dev.sesame.simulator.mailbox.SendOptions;
import dev.sesame.simulator.message.MailAddress;
import dev.sesame.simulator.message.ParsedMail;
import dev.sesame.simulator.message.SesHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code SendEmail} with simple, raw or inline template content. */
final class SendEmail implements SendOperation {

    private final Acceptance acceptance;

    SendEmail(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public String name() {
        return "SendEmail";
    }

    @Override
    public List<String> recipients(JsonObject body) {
        List<String> named = Destination.lenient(body);
        return named.isEmpty()
                ? body.object("Content")
                        .flatMap(content -> content.object("Raw"))
                        .map(SendEmail::recipientsInside)
                        .orElse(named)
                : named;
    }

    @Override
    public boolean failsAsAWhole() {
        return true;
    }

    @Override
    public Map<String, ?> perform(Call call) {
        JsonObject content = call.body().requiredObject("Content");
        SendOptions options = Parameters.options(call.body(), Parameters.tags(call.body(), "EmailTags"));
        Destination destination = Destination.of(call.body());
        if (content.has("Simple")) {
            return id(simple(call, content.requiredObject("Simple"), options, destination));
        }
        if (content.has("Raw")) {
            return id(raw(call, content.requiredObject("Raw"), options, destination));
        }
        if (content.has("Template")) {
            return id(template(call, content.requiredObject("Template"), options, destination));
        }
        throw new RefusedException(SesError.badRequest("1 validation error detected: Value at 'content' failed to"
                + " satisfy constraint: Member must have Simple, Raw or Template"));
    }

    private String simple(Call call, JsonObject simple, SendOptions options, Destination destination) {
        // Without a sender, SES answers without a text: floci-io/floci#1561.
        MailAddress from = sender(call, null);
        MailContent content = SimpleContent.read(simple, Letterhead.of(call.body(), from, destination));
        return acceptance.accept(Parameters.submission(call, from.address(), destination, content, options));
    }

    private String template(Call call, JsonObject template, SendOptions options, Destination destination) {
        MailAddress from = sender(call, "Source cannot be empty");
        Letterhead letterhead = Letterhead.of(call.body(), from, destination);
        return new TemplatedMail(acceptance, letterhead, InlineTemplate.of(template))
                .accept(
                        call,
                        TemplateData.of(template.text("TemplateData"), null),
                        Parameters.headers(template, "Headers"),
                        options);
    }

    private String raw(Call call, JsonObject raw, SendOptions options, Destination destination) {
        ParsedMail parsed = RawContent.read(raw);
        String given = call.body().text("FromEmailAddress");
        String from = given == null ? parsed.from() : MailAddress.parse(given).address();
        if (from == null) {
            throw new RefusedException(SesError.badRequest("Missing required header 'From'."));
        }
        List<String> recipients = destination.isEmpty() ? parsed.recipients() : destination.addresses();
        List<String> bcc = recipients.stream()
                .filter(recipient -> !parsed.shows(recipient))
                .toList();
        // Parameters win over headers (SES developer guide, event-publishing-send-email).
        SendOptions all = options.or(SesHeaders.options(parsed.content().headers()));
        return acceptance.accept(Parameters.submission(call, from, recipients, bcc, parsed.content(), all));
    }

    private static List<String> recipientsInside(JsonObject raw) {
        try {
            return RawContent.read(raw).recipients();
        } catch (RefusedException e) {
            // The call itself will be refused for it.
            return List.of();
        }
    }

    private static MailAddress sender(Call call, @Nullable String missing) {
        String from = call.body().text("FromEmailAddress");
        if (from == null || from.isBlank()) {
            throw new RefusedException(SesError.badRequest(missing));
        }
        return MailAddress.parse(from);
    }

    private static Map<String, ?> id(String messageId) {
        return Map.of("MessageId", messageId);
    }
}
