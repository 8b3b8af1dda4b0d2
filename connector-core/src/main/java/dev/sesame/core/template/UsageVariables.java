package dev.sesame.core.template;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What messages of the known usage types carry. */
final class UsageVariables {

    /** What Logto sends (packages/core and the connector kit at 1fbc55441f, read 2026-08-21). */
    private static final Map<UsageType, List<String>> SENT = Map.of(
            UsageType.SIGN_IN, List.of("code", "locale", "uiLocales", "application", "organization"),
            UsageType.REGISTER, List.of("code", "locale", "uiLocales", "application", "organization"),
            UsageType.FORGOT_PASSWORD, List.of("code", "locale", "uiLocales", "application", "organization"),
            UsageType.MFA_VERIFICATION, List.of("code", "locale", "uiLocales", "application", "organization"),
            UsageType.BIND_MFA, List.of("code", "locale", "uiLocales", "application", "organization", "user"),
            UsageType.USER_PERMISSION_VALIDATION, List.of("code", "locale", "uiLocales", "application", "user"),
            UsageType.BIND_NEW_IDENTIFIER, List.of("code", "locale", "uiLocales", "application", "user"),
            UsageType.GENERIC, List.of("code", "locale", "uiLocales"),
            UsageType.ORGANIZATION_INVITATION, List.of("link", "locale", "organization", "inviter"));

    private UsageVariables() {}

    /** What a message of this type itself is sent with; as {@code Generic} for types that are not known. */
    static List<String> sentWith(UsageType type) {
        List<String> sent = SENT.get(type);
        return sent == null ? List.of("code", "locale", "uiLocales") : sent;
    }

    /** Whether Sesame itself gives every message this. */
    static boolean isAdded(String name) {
        return name.equals(BrandVariables.NAME) || LifetimeVariables.NAMES.contains(name);
    }

    /** What a template of this type may find. */
    static Set<String> of(UsageType type) {
        if (!SENT.containsKey(type)) {
            return Set.of();
        }
        Set<String> variables = new LinkedHashSet<>(sentWith(type));
        if (type.equals(UsageType.GENERIC)) {
            SENT.values().forEach(variables::addAll);
        }
        variables.add(BrandVariables.NAME);
        variables.addAll(LifetimeVariables.NAMES);
        return Collections.unmodifiableSet(variables);
    }
}
