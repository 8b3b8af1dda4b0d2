package dev.sesame.core.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a message is for. An open set: any name can have templates; the nine members that identity systems send are known
 * with their defaults.
 *
 * @param name the name, case-sensitive, such as {@code SignIn}; 1 to {@value #MAX_LENGTH} characters, none of them a
 *     control character
 */
public record UsageType(String name) {

    public static final int MAX_LENGTH = 64;

    /** The rule for names in words; completes a sentence that begins with the name. */
    public static final String RULE =
            "must not be longer than " + MAX_LENGTH + " characters, nor have control characters";

    /** A code to sign in. */
    public static final UsageType SIGN_IN = new UsageType("SignIn");
    /** A code to create an account. */
    public static final UsageType REGISTER = new UsageType("Register");
    /** A code to set a new password. */
    public static final UsageType FORGOT_PASSWORD = new UsageType("ForgotPassword");
    /** A code for anything; stands in for every usage type that has no template. */
    public static final UsageType GENERIC = new UsageType("Generic");
    /** A link to join an organization. */
    public static final UsageType ORGANIZATION_INVITATION = new UsageType("OrganizationInvitation");
    /** A code before a sensitive change of an account. */
    public static final UsageType USER_PERMISSION_VALIDATION = new UsageType("UserPermissionValidation");
    /** A code to add an address to an account. */
    public static final UsageType BIND_NEW_IDENTIFIER = new UsageType("BindNewIdentifier");
    /** A code as the second step of signing in. */
    public static final UsageType MFA_VERIFICATION = new UsageType("MfaVerification");
    /** A code to set up the second step. */
    public static final UsageType BIND_MFA = new UsageType("BindMfa");

    private static final List<UsageType> KNOWN = List.of(
            SIGN_IN,
            REGISTER,
            FORGOT_PASSWORD,
            GENERIC,
            ORGANIZATION_INVITATION,
            USER_PERMISSION_VALIDATION,
            BIND_NEW_IDENTIFIER,
            MFA_VERIFICATION,
            BIND_MFA);

    private static final List<UsageType> REQUIRED = List.of(REGISTER, SIGN_IN, FORGOT_PASSWORD, GENERIC);

    /** Rejects a name that is blank, overlong or has control characters. */
    public UsageType {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a usage type has 1 to " + MAX_LENGTH + " characters, none of them a control character");
        }
    }

    /** The usage type of that name; empty if the name is blank, overlong or has control characters. */
    public static Optional<UsageType> parse(String name) {
        return isName(name) ? Optional.of(new UsageType(name)) : Optional.empty();
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= MAX_LENGTH && name.chars().noneMatch(Character::isISOControl);
    }

    /** The nine known usage types. */
    public static List<UsageType> known() {
        return KNOWN;
    }

    /** Those a connector configuration must have a template for. */
    public static List<UsageType> required() {
        return REQUIRED;
    }

    /** How long a message of this type is worth delivering: 10 minutes for codes, 7 days for invitations. */
    public Duration defaultLifetime() {
        return equals(ORGANIZATION_INVITATION) ? Duration.ofDays(7) : Duration.ofMinutes(10);
    }

    /** The variable this type exists to carry: {@code link} for invitations, {@code code} for other known types. */
    public Optional<String> mainVariable() {
        if (!KNOWN.contains(this)) {
            return Optional.empty();
        }
        return Optional.of(equals(ORGANIZATION_INVITATION) ? "link" : "code");
    }

    /**
     * The variables a message of this type can carry, by the first segment of their names: what identity systems send, and
     * what Sesame adds. A template that uses others without a section around them cannot count on a value. Those of
     * {@code Generic} are all there are, as it stands in for every type. Empty for a type that is not known.
     */
    public Set<String> variables() {
        return UsageVariables.of(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
