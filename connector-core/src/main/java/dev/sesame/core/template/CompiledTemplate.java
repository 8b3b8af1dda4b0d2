package dev.sesame.core.template;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.HeaderText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template with everything parsed, ready to be rendered many times. Immutable. */
final class CompiledTemplate {

    /** RFC 5322 §2.1.1 allows 998 characters a line; clients show far fewer, and encoding makes more of them. */
    static final int MAX_SUBJECT = 255;

    /** More than anybody adds at once. */
    private static final int MAX_MISSING = 50;

    private static final int OVERHEAD = 1_000;

    private final ParsedText subject;
    private final @Nullable ParsedText html;
    private final ParsedText text;
    private final boolean derivedText;
    private final @Nullable MailboxTemplate sendFrom;
    private final @Nullable MailboxTemplate replyTo;

    private CompiledTemplate(Template source) {
        boolean isHtml = source.contentType() == ContentType.TEXT_HTML;
        String ownText = isHtml ? source.text() : source.content();
        subject = ParsedText.plain(source.subject());
        html = isHtml ? ParsedText.html(WritingDirection.html(source)) : null;
        derivedText = ownText == null;
        text = ParsedText.plain(ownText == null ? HtmlToText.convert(source.content()) : ownText);
        sendFrom = MailboxTemplate.parse("sendFrom", source.sendFrom());
        replyTo = MailboxTemplate.parse("replyTo", source.replyTo());
    }

    static CompiledTemplate of(Template source) {
        return new CompiledTemplate(source);
    }

    /** What it takes to keep it, in characters or thereabouts. */
    int size() {
        return OVERHEAD
                + subject.size()
                + text.size()
                + (html == null ? 0 : html.size())
                + (sendFrom == null ? 0 : sendFrom.size())
                + (replyTo == null ? 0 : replyTo.size());
    }

    /** Renders every part; what must not be sent for its links is told with it. */
    RenderedEmail render(Payload payload, PlaceholderMode mode, LinkPolicy policy) {
        Rendering values = new Rendering(payload, mode, policy);
        String renderedSubject = HeaderText.clean(values.renderHeader(subject), MAX_SUBJECT);
        String renderedHtml = html == null ? null : values.render(html);
        String renderedText = derivedText ? HtmlToText.tidy(values.renderDerived(text)) : values.render(text);
        var renderedSendFrom = sendFrom == null ? null : sendFrom.render(values);
        var renderedReplyTo = replyTo == null ? null : replyTo.render(values);
        if (values.isRefused()) {
            throw missingVariables(List.copyOf(values.missing()));
        }
        return new RenderedEmail(
                renderedSubject,
                renderedHtml,
                renderedText,
                renderedSendFrom,
                renderedReplyTo,
                List.copyOf(values.missing()),
                List.copyOf(values.empty()),
                values.links());
    }

    private static UnsendableException missingVariables(List<String> missing) {
        List<String> names = missing.subList(0, Math.min(missing.size(), MAX_MISSING));
        return new UnsendableException(
                ErrorCode.MISSING_VARIABLES,
                "The template uses variables that the payload lacks: " + String.join(", ", names)
                        + (missing.size() > names.size() ? " and " + (missing.size() - names.size()) + " more" : "")
                        + ". Add them to the payload, or make them optional with {{#name}}…{{/name}}",
                names.stream()
                        .map(name -> new Problem(Payload.pointer(name), "is used by the template"))
                        .toList());
    }
}
