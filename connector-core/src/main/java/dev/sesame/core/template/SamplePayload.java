package dev.sesame.core.template;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Made-up values for previews and test messages: for each usage type what identity systems send with it, so that a
 * template that works with them works with the real ones. Immutable and safe for concurrent use.
 */
public final class SamplePayload {

    /** The code of every sample; Logto's test message has it, too. */
    public static final String CODE = "000000";

    private static final String LINK = "https://example.com/invitations/000000";

    /** Wherever links may lead: nobody has that domain (RFC 2606 §3). */
    private static final List<String> LINKS = List.of(LINK, avatar("ada"), avatar("grace"));

    private static final Map<String, Object> VALUES = Map.of(
            "code",
            CODE,
            "link",
            LINK,
            "locale",
            "en",
            "application",
            Map.of("id", "example-app", "name", "Example App", "displayName", "Example App"),
            "organization",
            Map.of("id", "example-org", "name", "Example Organization", "branding", Map.of()),
            "user",
            person("ada", "Ada Example"),
            "inviter",
            person("grace", "Grace Example"));

    private SamplePayload() {}

    /** The values of a message of this type; those of {@code Generic} for a type that is not known. */
    public static Payload of(UsageType type) {
        return Payload.of(values(type)).trusting(LINKS);
    }

    /** The same as a JSON object. */
    public static Map<String, @Nullable Object> values(UsageType type) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        for (String name : UsageVariables.sentWith(type)) {
            // Not the recipient's wishes: they would choose the language of the message.
            if (!name.equals("uiLocales")) {
                values.put(name, Objects.requireNonNull(VALUES.get(name)));
            }
        }
        return values;
    }

    private static String avatar(String username) {
        return "https://example.com/" + username + ".png";
    }

    private static Map<String, Object> person(String username, String name) {
        return Map.of(
                "id",
                "example-" + username,
                "username",
                username,
                "name",
                name,
                "primaryEmail",
                username + "@example.com",
                "primaryPhone",
                "15550100",
                "avatar",
                avatar(username),
                "profile",
                Map.of("nickname", name, "locale", "en"));
    }
}
