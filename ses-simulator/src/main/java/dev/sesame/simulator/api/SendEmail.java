package dev.sesame.simulator.api;

import dev.sesame.simulator.acceptance.Acceptance;
import dev.sesame.simulator.acceptance.Submission;
import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.json.JsonObject;
import dev.sesame.simulator.mailbox.MailContent;
import dev.sesame.simulator.mailbox.SendOptions;
import dev.sesame.simulator.message.MailAddress;
import dev.sesame.simulator.message.MessageLimits;
import dev.sesame.simulator.message.ParsedMail;
import dev.sesame.simulator.message.SesHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        return Destination.lenient(body);
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
            return simple(call, content.requiredObject("Simple"), options, destination);
        }
        if (content.has("Raw")) {
            return raw(call, content.requiredObject("Raw"), options, destination);
        }
        if (content.has("Template")) {
            throw new RefusedException(SesError.notFound("Template does not exist."));
        }
        throw new RefusedException(SesError.badRequest("1 validation error detected: Value at 'content' failed to"
                + " satisfy constraint: Member must have Simple, Raw or Template"));
    }

    private Map<String, ?> simple(Call call, JsonObject simple, SendOptions options, Destination destination) {
        String from = call.body().text("FromEmailAddress");
        if (from == null || from.isBlank()) {
            // As SES answers: without a text (floci-io/floci#1561).
            throw new RefusedException(SesError.badRequest(null));
        }
        MailAddress sender = MailAddress.parse(from);
        List<MailAddress> replyTo = MailAddress.parseAll(call.body().texts("ReplyToAddresses"));
        MailContent content = SimpleContent.read(simple, sender, destination, replyTo);
        return accept(call, sender.address(), destination.addresses(), destination.bccAddresses(), content, options);
    }

    private Map<String, ?> raw(Call call, JsonObject raw, SendOptions options, Destination destination) {
        ParsedMail parsed = RawContent.read(raw);
        String given = call.body().text("FromEmailAddress");
        String from = given == null ? parsed.from() : MailAddress.parse(given).address();
        if (from == null) {
            throw new RefusedException(SesError.badRequest("Missing required header 'From'."));
        }
        List<String> shown = new ArrayList<>(parsed.to());
        shown.addAll(parsed.cc());
        List<String> recipients = new ArrayList<>(destination.addresses());
        if (destination.isEmpty()) {
            recipients.addAll(shown);
            recipients.addAll(parsed.bcc());
        }
        List<String> bcc = recipients.stream()
                .filter(recipient -> !shown.contains(recipient))
                .toList();
        SendOptions headers = SesHeaders.options(parsed.content().headers());
        return accept(call, from, recipients, bcc, parsed.content(), options.or(headers));
    }

    private Map<String, ?> accept(
            Call call,
            String from,
            List<String> recipients,
            List<String> bcc,
            MailContent content,
            SendOptions options) {
        MessageLimits.checkRecipients(recipients.size());
        String id = acceptance.accept(new Submission(
                "ses-api",
                call.signer().accessKeyId(),
                call.signer().region(),
                Parameters.senders(options, from),
                recipients,
                bcc,
                content,
                options,
                call.request().bodyText()));
        return Map.of("MessageId", id);
    }
}
