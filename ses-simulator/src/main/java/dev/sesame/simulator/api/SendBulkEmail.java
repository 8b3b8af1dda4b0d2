package dev.sesame.simulator.api;

import dev.sesame.simulator.acceptance.Acceptance;
import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault.ErrorAnswer;
import dev.sesame.simulator.fault.Faults;
import dev.sesame.simulator.json.JsonObject;
import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.message.MailAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code SendBulkEmail} with an inline template. Each entry is accepted or refused by itself; what is wrong with the
 * request refuses it as a whole.
 */
final class SendBulkEmail implements SendOperation {

    private static final int MAX_ENTRIES = 50;

    private final Acceptance acceptance;
    private final Faults faults;

    SendBulkEmail(Acceptance acceptance, Faults faults) {
        this.acceptance = acceptance;
        this.faults = faults;
    }

    @Override
    public String name() {
        return "SendBulkEmail";
    }

    @Override
    public List<String> recipients(JsonObject body) {
        return body.objects("BulkEmailEntries").stream()
                .flatMap(entry -> Destination.lenient(entry).stream())
                .toList();
    }

    @Override
    public boolean failsAsAWhole() {
        return false;
    }

    @Override
    public Map<String, ?> perform(Call call) {
        JsonObject body = call.body();
        MailAddress from = sender(body);
        JsonObject template = body.requiredObject("DefaultContent").requiredObject("Template");
        InlineTemplate content = InlineTemplate.of(template);
        List<JsonObject> entries = body.objects("BulkEmailEntries");
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            throw new RefusedException(SesError.badRequest("1 validation error detected: Value at 'bulkEmailEntries'"
                    + " failed to satisfy constraint: Member must have 1 to " + MAX_ENTRIES + " entries"));
        }
        Map<String, String> defaultTags = Parameters.tags(body, "DefaultEmailTags");
        // Read for its checks: what is wrong here is wrong with the whole request.
        Parameters.options(body, defaultTags);
        return Map.of(
                "BulkEmailEntryResults",
                entries.stream()
                        .map(entry -> result(call, entry, from, template, content, defaultTags))
                        .toList());
    }

    private Map<String, String> result(
            Call call,
            JsonObject entry,
            MailAddress from,
            JsonObject template,
            InlineTemplate content,
            Map<String, String> defaultTags) {
        try {
            refuseFaulty(entry);
            Letterhead letterhead = Letterhead.of(call.body(), from, Destination.of(entry));
            Map<String, String> tags = new LinkedHashMap<>(defaultTags);
            tags.putAll(Parameters.tags(entry, "ReplacementTags"));
            String id = new TemplatedMail(acceptance, letterhead, content)
                    .accept(
                            call,
                            TemplateData.of(replacementData(entry), template.text("TemplateData")),
                            headers(template, entry),
                            Parameters.options(call.body(), tags));
            return Map.of("Status", "SUCCESS", "MessageId", id);
        } catch (RefusedException e) {
            return Map.of(
                    "Status",
                    BulkStatus.of(e.error()),
                    "Error",
                    String.valueOf(e.error().message()));
        }
    }

    private void refuseFaulty(JsonObject entry) {
        faults.ofRecipients(Destination.lenient(entry)).ifPresent(fault -> {
            if (fault instanceof ErrorAnswer answer) {
                throw new RefusedException(answer.error());
            }
        });
    }

    private static MailAddress sender(JsonObject body) {
        String from = body.text("FromEmailAddress");
        if (from == null || from.isBlank()) {
            throw new RefusedException(SesError.badRequest("Source cannot be empty"));
        }
        try {
            return MailAddress.parse(from);
        } catch (RefusedException e) {
            // Bulk sends have one text for every wrong sender: floci-io/floci, SesAddressSyntax.
            throw new RefusedException(SesError.badRequest("Invalid email address<" + from + ">."));
        }
    }

    private static String replacementData(JsonObject entry) {
        return entry.object("ReplacementEmailContent")
                .flatMap(content -> content.object("ReplacementTemplate"))
                .flatMap(template -> Optional.ofNullable(template.text("ReplacementTemplateData")))
                .orElse("");
    }

    /** The template's headers, where the entry has none of that name, and the entry's. */
    private static List<MailHeader> headers(JsonObject template, JsonObject entry) {
        List<MailHeader> replacements = Parameters.headers(entry, "ReplacementHeaders");
        List<MailHeader> headers = new ArrayList<>(Parameters.headers(template, "Headers"));
        headers.removeIf(header ->
                replacements.stream().anyMatch(replacement -> replacement.name().equalsIgnoreCase(header.name())));
        headers.addAll(replacements);
        return headers;
    }
}
