package dev.sesame.http.api.message;

import dev.sesame.core.error.Problem;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.port.in.EmailPreview;
import dev.sesame.core.template.UsedTemplate;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message as it would be sent.
 *
 * @param subject the subject
 * @param html the HTML part; absent if there is none
 * @param text the text part; absent if there is none
 * @param headers the headers; names in addresses are as SES is handed them
 * @param transport the transport it would leave by
 * @param ses what SES would be handed: the parameters of SendEmail
 * @param template the template it is made of
 * @param problems what would keep it from being sent, and what looks wrong
 */
@Schema(name = "Preview")
record MessagePreview(
        String subject,
        @Nullable String html,
        @Nullable String text,
        Map<String, String> headers,
        String transport,

        @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        Map<String, Object> ses,

        TemplateUsed template,
        List<PreviewProblem> problems)
        implements JsonBody {

    /**
     * A problem with the message.
     *
     * @param severity {@code error} if the message would be refused, {@code warning} if it would be sent
     * @param pointer where, as a JSON pointer into the request
     * @param detail what is wrong
     */
    @Schema(name = "PreviewProblem")
    record PreviewProblem(String severity, String pointer, String detail) implements JsonBody {

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("severity", severity);
            json.put("pointer", pointer);
            json.put("detail", detail);
            return json;
        }
    }

    static MessagePreview of(EmailPreview preview) {
        OutboundEmail email = preview.email();
        List<PreviewProblem> problems = new ArrayList<>();
        preview.errors().forEach(problem -> problems.add(problem("error", problem)));
        preview.warnings().forEach(problem -> problems.add(problem("warning", problem)));
        return new MessagePreview(
                email.subject(),
                email.html(),
                email.text(),
                headers(email),
                preview.transport(),
                preview.wire(),
                TemplateUsed.of(UsedTemplate.of(preview.template())),
                problems);
    }

    private static PreviewProblem problem(String severity, Problem problem) {
        return new PreviewProblem(severity, problem.pointer(), problem.message());
    }

    private static Map<String, String> headers(OutboundEmail email) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("From", email.from().header());
        headers.put("To", email.to().header());
        if (!email.replyTo().isEmpty()) {
            headers.put(
                    "Reply-To", email.replyTo().stream().map(Mailbox::header).collect(Collectors.joining(", ")));
        }
        headers.put("Subject", email.subject());
        headers.putAll(email.headers());
        return headers;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("subject", subject);
        json.put("html", html);
        json.put("text", text);
        json.put("headers", headers);
        json.put("transport", transport);
        json.put("ses", ses);
        json.put("template", template);
        json.put("problems", problems);
        return json;
    }

    @Override
    public String toString() {
        return "MessagePreview[" + template + "]";
    }
}
