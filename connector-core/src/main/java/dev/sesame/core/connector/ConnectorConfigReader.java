package dev.sesame.core.connector;

import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.connector.SendingAccount.AssumedRole;
import dev.sesame.core.error.InvalidAddressException;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.MessageTag;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.template.BuiltInTemplates;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.TemplateCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a connector configuration, collecting every problem. */
final class ConnectorConfigReader {

    // Printable ASCII only: they go into headers and forms.
    private static final Pattern IDENTITY_ARN =
            Pattern.compile("arn:aws[a-z-]{0,20}:ses:[a-z0-9*-]{1,30}:\\d{12}:identity/[!-~]{1,320}");
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]{0,20}:iam::\\d{12}:role/[!-~]{1,576}");

    /** It becomes the beginning of a host name. */
    private static final Pattern ENDPOINT_ID = Pattern.compile(
            "(?=.{1,128}\\z)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*+");

    /** It stands in a header (AWS, IAM API reference, type AccessKey, read 2026-11-21). */
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("\\w{1,128}");

    private static final Pattern SESSION_TOKEN = Pattern.compile("[!-~]+");

    /** AWS, STS API reference, AssumeRole, read 2026-11-21. */
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{1,1224}");

    /** Configuration sets and tenants: letters, digits, dashes and underscores (AWS, SESv2 API reference). */
    private static final Pattern NAME_64 = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final InputObject input;

    private ConnectorConfigReader(Map<String, ?> document) {
        this.input = InputObject.root(document, problems);
    }

    static ConnectorConfig read(Map<String, ?> document) {
        return new ConnectorConfigReader(document).read();
    }

    private ConnectorConfig read() {
        SendingAccount account = account();
        Mailbox sender = mailbox("emailAddress");
        SesOptions options = options();
        Map<String, String> tags = tags();
        List<Mailbox> replyTo = replyTo();
        LanguageTag language =
                input.parsed("defaultLanguage", LanguageTag::parse, "a language tag such as \"en\" or \"de-AT\"");
        boolean ownTemplates = input.has("templates");
        TemplateCatalog templates = ownTemplates
                ? TemplateCatalog.of(new TemplatesReader(input, problems, warnings).read(input.has("emailAddress")))
                : BuiltInTemplates.catalog();
        if (!ownTemplates && !input.has("emailAddress")) {
            input.problem("emailAddress", "is required with the built-in templates, which name no sender");
        }
        if (!ownTemplates && language == null && !input.has("defaultLanguage")) {
            language = BuiltInTemplates.defaultLanguage();
        }
        Brand brand = BrandReader.read(input.object("brand"), warnings);
        Map<String, @Nullable Object> unknown = unknown();
        if (!problems.isEmpty()) {
            throw InvalidInputException.config(problems);
        }
        return new ConnectorConfig(
                account, sender, replyTo, options, tags, language, brand, templates, unknown, warnings);
    }

    private SendingAccount account() {
        String written = input.requiredText("region");
        String region = written.toLowerCase(Locale.ROOT);
        if (!region.isEmpty() && !Regions.isWellFormed(written)) {
            input.problem("region", "must be an AWS region such as \"eu-west-1\"");
        } else if (!region.isEmpty() && !Regions.isKnown(region)) {
            warn("region", "is not a region that Amazon SES is known in; check the spelling");
        }
        return new SendingAccount(region, keys(), role());
    }

    private @Nullable AccessKeys keys() {
        String id = input.text("accessKeyId");
        String secret = input.text("accessKeySecret");
        String token = input.text("sessionToken");
        if (id == null && secret == null) {
            if (token != null) {
                input.problem("sessionToken", "needs accessKeyId and accessKeySecret, the keys it belongs to");
            }
            return null;
        }
        if (id == null || secret == null) {
            String missing = id == null ? "accessKeyId" : "accessKeySecret";
            if (!input.has(missing)) {
                input.problem(
                        missing,
                        "is required with the other half of the key; leave out both to use the AWS default credentials");
            }
            return null;
        }
        if (!ACCESS_KEY_ID.matcher(id).matches()) {
            input.problem("accessKeyId", "must be the id of an access key: letters, digits and underscores");
        }
        if (token != null && !SESSION_TOKEN.matcher(token).matches()) {
            input.problem("sessionToken", "must be ASCII without spaces");
        }
        return new AccessKeys(id, Secret.of(secret), token == null ? null : Secret.of(token));
    }

    private @Nullable AssumedRole role() {
        String arn = matching("roleArn", ROLE_ARN, "the ARN of an IAM role, arn:aws:iam::<account>:role/<name>");
        String externalId = matching(
                "externalId", EXTERNAL_ID, "1 to 1224 letters, digits and the characters _ + = , . @ : / and dash");
        if (externalId != null && !input.has("roleArn")) {
            input.problem("externalId", "needs roleArn, the role it is asked for by");
        }
        return arn == null ? null : new AssumedRole(arn, externalId);
    }

    private SesOptions options() {
        String arn = "the ARN of an SES identity, arn:aws:ses:<region>:<account>:identity/<name>";
        String name = "1 to 64 letters, digits, dashes and underscores";
        return new SesOptions(
                matching("emailAddressIdentityArn", IDENTITY_ARN, arn),
                mailbox("feedbackForwardingEmailAddress"),
                matching("feedbackForwardingEmailAddressIdentityArn", IDENTITY_ARN, arn),
                matching("configurationSetName", NAME_64, name),
                matching("tenantName", NAME_64, name),
                matching("endpointId", ENDPOINT_ID, "the id of a multi-region endpoint, such as \"abcdef12.g3h\""));
    }

    private Map<String, String> tags() {
        Map<String, String> tags = input.texts("tags");
        tags.forEach((name, value) -> {
            if (!MessageTag.isValid(name) || !MessageTag.isValid(value)) {
                input.problem("tags/" + InputObject.escape(name), MessageTag.RULE);
            }
        });
        return tags;
    }

    private List<Mailbox> replyTo() {
        List<Mailbox> mailboxes = new ArrayList<>();
        if (input.values().get("replyTo") instanceof List<?>) {
            List<?> list = input.list("replyTo");
            for (int i = 0; i < list.size(); i++) {
                String key = "replyTo/" + i;
                if (list.get(i) instanceof String text) {
                    parseMailbox(key, text).ifPresent(mailboxes::add);
                } else {
                    input.problem(key, "must be a text");
                }
            }
        } else {
            Mailbox mailbox = mailbox("replyTo");
            if (mailbox != null) {
                mailboxes.add(mailbox);
            }
        }
        return mailboxes;
    }

    private Map<String, @Nullable Object> unknown() {
        Map<String, @Nullable Object> unknown = new LinkedHashMap<>();
        for (String key : input.unknownKeys()) {
            unknown.put(key, input.values().get(key));
            warn(InputObject.escape(key), "is not a setting of Sesame; it is kept but has no effect");
        }
        return unknown;
    }

    private @Nullable String matching(String key, Pattern pattern, String expected) {
        return input.parsed(
                key, text -> pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty(), expected);
    }

    private @Nullable Mailbox mailbox(String key) {
        String text = input.text(key);
        return text == null ? null : parseMailbox(key, text).orElse(null);
    }

    private Optional<Mailbox> parseMailbox(String key, String text) {
        try {
            return Optional.of(Mailbox.parse(text));
        } catch (InvalidAddressException e) {
            input.problem(key, "is not an address Amazon SES takes: it " + e.getMessage());
            return Optional.empty();
        }
    }

    private void warn(String key, String message) {
        warnings.add(new Problem(input.pointer(key), message));
    }
}
