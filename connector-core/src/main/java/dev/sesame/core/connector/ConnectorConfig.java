package dev.sesame.core.connector;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.TemplateCatalog;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connector: whose account sends, from which address, with which templates. Normalised and valid, immutable. A
 * configuration of Logto's {@code aws-ses-mail} connector is one.
 *
 * <p>{@link #toString()} shows neither secrets nor unknown values.
 *
 * @param account whose account, in which region
 * @param sender the sender of templates that name none; null if every template does
 * @param replyTo where answers go unless the template says otherwise; empty for the sender
 * @param options what SES is told besides the message
 * @param tags message tags of every message
 * @param defaultLanguage the language for recipients whose own has no template; null for the templates without one
 * @param brand whose mails they are, unless a message says otherwise
 * @param templates the templates
 * @param unknown keys that Sesame has no use for, kept as they were
 * @param warnings what is questionable but does not keep a message from being sent
 */
public record ConnectorConfig(
        SendingAccount account,
        @Nullable Mailbox sender,
        List<Mailbox> replyTo,
        SesOptions options,
        Map<String, String> tags,
        @Nullable LanguageTag defaultLanguage,
        Brand brand,
        TemplateCatalog templates,
        Map<String, @Nullable Object> unknown,
        List<Problem> warnings) {

    /** The connector that is used when a request names none. */
    public static final String DEFAULT_ID = "default";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /** Copies the collections. */
    public ConnectorConfig {
        replyTo = List.copyOf(replyTo);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a configuration: a JSON object as maps, lists, strings, numbers, booleans and nulls. Texts are trimmed and
     * empty optional ones are absent before anything is checked, so that what was accepted can be sent.
     *
     * @throws InvalidInputException with every problem of the configuration and its JSON pointer
     */
    public static ConnectorConfig parse(Map<String, ?> document) {
        return ConnectorConfigReader.read(document);
    }

    /** Whether a connector can have this id: 1 to 64 letters, digits, dashes and underscores, first a letter or digit. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The same connector on another account. */
    public ConnectorConfig withAccount(SendingAccount other) {
        return new ConnectorConfig(
                other, sender, replyTo, options, tags, defaultLanguage, brand, templates, unknown, warnings);
    }

    @Override
    public String toString() {
        return "ConnectorConfig[" + account.region() + ", "
                + templates.templates().size() + " templates]";
    }
}
