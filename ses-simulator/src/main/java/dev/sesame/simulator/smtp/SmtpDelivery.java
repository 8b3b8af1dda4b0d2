package dev.sesame.simulator.smtp;

import dev.sesame.simulator.acceptance.Acceptance;
import dev.sesame.simulator.acceptance.Submission;
import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.mailbox.SendOptions;
import dev.sesame.simulator.message.MessageLimits;
import dev.sesame.simulator.message.MimeReader;
import dev.sesame.simulator.message.ParsedMail;
import dev.sesame.simulator.message.SesHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a submission of an envelope and its content. Safe for concurrent use. */
final class SmtpDelivery {

    private final Acceptance acceptance;

    SmtpDelivery(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    /**
     * Has the message accepted.
     *
     * @return its SES message id
     * @throws RefusedException if SES would not take it
     */
    String accept(SmtpEnvelope envelope, byte[] content) {
        MessageLimits.checkRecipients(envelope.recipients().size());
        MessageLimits.checkLines(content);
        ParsedMail parsed = MimeReader.read(content);
        MessageLimits.checkSingleHeaders(parsed.content().headers());
        String from = parsed.from();
        if (from == null) {
            throw new RefusedException(SesError.badRequest("Missing required header 'From'."));
        }
        SendOptions options = SesHeaders.options(parsed.content().headers()).or(returnPath(envelope.sender(), from));
        MessageLimits.checkConfigurationSetName(options.configurationSetName());
        return acceptance.accept(new Submission(
                "ses-smtp",
                envelope.identity().accessKeyId(),
                envelope.identity().region(),
                senders(options, from),
                envelope.recipients(),
                envelope.recipients().stream()
                        .filter(recipient -> !parsed.shows(recipient))
                        .toList(),
                parsed.content(),
                options,
                new String(content, StandardCharsets.ISO_8859_1)));
    }

    /** An envelope sender other than From is where feedback goes. */
    private static SendOptions returnPath(String sender, String from) {
        return new SendOptions(Map.of(), null, null, sender.equalsIgnoreCase(from) ? null : sender, null, null, null);
    }

    /** The addresses whose identities must be verified: an identity given by its ARN speaks for itself. */
    private static List<String> senders(SendOptions options, String from) {
        List<String> senders = new ArrayList<>();
        if (options.fromIdentityArn() == null) {
            senders.add(from);
        }
        String feedback = options.feedbackForwardingAddress();
        if (feedback != null && options.feedbackForwardingIdentityArn() == null) {
            senders.add(feedback);
        }
        return senders;
    }
}
