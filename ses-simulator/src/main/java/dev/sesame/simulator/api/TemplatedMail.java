package dev.sesame.simulator.api;

import dev.sesame.simulator.acceptance.Acceptance;
import dev.sesame.simulator.acceptance.Submission;
import dev.sesame.simulator.mailbox.MailContent;
import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.mailbox.SendOptions;
import dev.sesame.simulator.message.MessageLimits;
import java.util.List;
import java.util.Optional;

/** A message that SES renders from a template before it sends it. */
record TemplatedMail(Acceptance acceptance, Letterhead letterhead, InlineTemplate template) {

    /**
     * Accepts the message. If a variable is missing it is accepted all the same, and lost: SES finds out later and
     * tells it only in a {@code Rendering Failure} event.
     */
    String accept(Call call, TemplateData data, List<MailHeader> headers, SendOptions options) {
        Optional<InlineTemplate> rendered = template.render(data);
        rendered.ifPresent(message -> MessageLimits.checkSubject(message.subject()));
        InlineTemplate message = rendered.orElse(template);
        MailContent content = letterhead.compose(message.subject(), message.html(), message.text(), headers, List.of());
        Submission submission =
                Parameters.submission(call, letterhead.from().address(), letterhead.destination(), content, options);
        return rendered.isPresent() ? acceptance.accept(submission) : acceptance.acceptAndLose(submission);
    }
}
