package dev.sesame.core.service;

import dev.sesame.core.error.Problem;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.port.in.EmailPreview;
import dev.sesame.core.port.in.PreviewEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.PlaceholderMode;
import dev.sesame.core.template.TemplateAdvice;
import java.util.ArrayList;
import java.util.List;

/** Makes a message as sending would, and only looks at it. */
final class EmailPreviewer implements PreviewEmail {

    private final EmailComposer composer;
    private final EmailTransport transport;

    EmailPreviewer(EmailComposer composer, EmailTransport transport) {
        this.composer = composer;
        this.transport = transport;
    }

    @Override
    public EmailPreview preview(SendRequest request) {
        ComposedEmail composed = composer.preview(request);
        OutboundEmail email = composed.email();
        List<Problem> errors = new ArrayList<>(composed.rendered().refusedLinks());
        errors.addAll(composer.problemsOfName(request));
        List<Problem> warnings = new ArrayList<>();
        boolean strict = request.placeholders() == PlaceholderMode.STRICT;
        for (String name : composed.rendered().unresolved()) {
            (strict ? errors : warnings)
                    .add(new Problem(
                            Payload.pointer(name),
                            strict
                                    ? "is used by the template but missing: the message would be refused"
                                    : "is used by the template but missing: the placeholder stays as written"));
        }
        for (String name : composed.rendered().empty()) {
            warnings.add(new Problem(Payload.pointer(name), "has no value: nothing is shown for it"));
        }
        for (Problem advice : TemplateAdvice.links(composed.template())) {
            warnings.add(new Problem("/template" + advice.pointer(), advice.message()));
        }
        if (email.subject().isEmpty()) {
            warnings.add(new Problem("/template/subject", "is empty"));
        }
        for (Problem limitation : transport.limitations(composed.connector())) {
            warnings.add(new Problem("/connector", transport.name() + ": " + limitation.message()));
        }
        return new EmailPreview(
                email, composed.template(), transport.name(), transport.describe(email), errors, warnings);
    }
}
