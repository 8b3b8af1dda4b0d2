package dev.sesame.core.connector;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connector configurations as documents, for tests. */
public final class Configs {

    /** In every document; no message may ever hold it. */
    public static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private Configs() {}

    /** The smallest configuration that sends. */
    public static Map<String, @Nullable Object> minimal() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        document.put("accessKeySecret", SECRET);
        document.put("region", "eu-west-1");
        document.put("emailAddress", "Acme <noreply@example.com>");
        document.put("templates", templates());
        return document;
    }

    /** The smallest configuration with these settings instead, by turns a name and a value. */
    public static Map<String, @Nullable Object> with(@Nullable Object... settings) {
        Map<String, @Nullable Object> document = minimal();
        for (int i = 0; i < settings.length; i += 2) {
            document.put(String.valueOf(settings[i]), settings[i + 1]);
        }
        return document;
    }

    /** The smallest configuration without these settings. */
    public static Map<String, @Nullable Object> without(String... settings) {
        Map<String, @Nullable Object> document = minimal();
        List.of(settings).forEach(document::remove);
        return document;
    }

    /** The smallest configuration with one more template that has these properties besides the required ones. */
    public static Map<String, @Nullable Object> withTemplate(@Nullable Object... properties) {
        Map<String, @Nullable Object> template = template("BindMfa");
        for (int i = 0; i < properties.length; i += 2) {
            template.put(String.valueOf(properties[i]), properties[i + 1]);
        }
        List<@Nullable Object> templates = templates();
        templates.add(template);
        return with("templates", templates);
    }

    /** One template for each type that a configuration must have. */
    public static List<@Nullable Object> templates() {
        List<@Nullable Object> templates = new ArrayList<>();
        for (String type : List.of("SignIn", "Register", "ForgotPassword", "Generic")) {
            templates.add(template(type));
        }
        return templates;
    }

    /** The same templates, each with one more property. */
    public static List<@Nullable Object> templatesWith(String property, Object value) {
        List<@Nullable Object> templates = new ArrayList<>();
        for (String type : List.of("SignIn", "Register", "ForgotPassword", "Generic")) {
            Map<String, @Nullable Object> template = template(type);
            template.put(property, value);
            templates.add(template);
        }
        return templates;
    }

    /** A template of this type. */
    public static Map<String, @Nullable Object> template(String usageType) {
        Map<String, @Nullable Object> template = new LinkedHashMap<>();
        template.put("usageType", usageType);
        template.put("subject", usageType + " {{code}}");
        template.put("content", "<p>" + usageType + " code {{code}}</p>");
        return template;
    }

    /** What is wrong with this document, as texts; empty if nothing is. */
    static List<String> problems(Map<String, ?> document) {
        try {
            ConnectorConfig.parse(document);
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    /** What is questionable about this document, as texts. */
    static List<String> warnings(Map<String, ?> document) {
        return ConnectorConfig.parse(document).warnings().stream()
                .map(Problem::toString)
                .toList();
    }
}
