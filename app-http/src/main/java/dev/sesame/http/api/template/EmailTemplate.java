package dev.sesame.http.api.template;

import dev.sesame.core.change.Change;
import dev.sesame.core.error.Problem;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import dev.sesame.http.api.resource.Remark;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A managed template.
 *
 * @param id its id
 * @param usageType what it is for
 * @param languageTag its language
 * @param subject the subject
 * @param content the body
 * @param contentType {@code text/html} or {@code text/plain}
 * @param text the text part beside HTML; absent if it is derived
 * @param replyTo where answers go; absent for the connector's setting
 * @param sendFrom the sender; absent for the connector's
 * @param version its version, as in its ETag
 * @param changedAt when it was last changed
 * @param changedBy the name of the API key that did it; absent if there was none
 * @param warnings what is questionable about it
 */
@Schema(name = "EmailTemplate")
record EmailTemplate(
        String id,
        String usageType,
        @Nullable String languageTag,
        String subject,
        String content,
        String contentType,
        @Nullable String text,
        @Nullable String replyTo,
        @Nullable String sendFrom,
        long version,
        Instant changedAt,
        @Nullable String changedBy,
        List<Remark> warnings)
        implements JsonBody {

    static EmailTemplate of(ManagedTemplate managed, List<Problem> warnings) {
        Template template = managed.template();
        LanguageTag language = template.language();
        Change change = managed.change();
        return new EmailTemplate(
                managed.id(),
                template.usageType().name(),
                language == null ? null : language.value(),
                template.subject(),
                template.content(),
                template.contentType().mediaType(),
                template.text(),
                template.replyTo(),
                template.sendFrom(),
                managed.version(),
                change.at(),
                change.by().isEmpty() ? null : change.by(),
                Remark.of("", warnings));
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("usageType", usageType);
        json.put("languageTag", languageTag);
        json.put("subject", subject);
        json.put("content", content);
        json.put("contentType", contentType);
        json.put("text", text);
        json.put("replyTo", replyTo);
        json.put("sendFrom", sendFrom);
        json.put("version", version);
        json.put("changedAt", changedAt);
        json.put("changedBy", changedBy);
        json.put("warnings", warnings);
        return json;
    }
}
