package dev.sesame.simulator.smtp;

import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.account.CredentialLookup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Tells who a user and a password belong to. Safe for concurrent use. */
final class SmtpCredentials {

    private final CredentialLookup accessKeys;
    private final SmtpSettings settings;

    SmtpCredentials(CredentialLookup accessKeys, SmtpSettings settings) {
        this.accessKeys = accessKeys;
        this.settings = settings;
    }

    Optional<SmtpIdentity> identify(String user, String password) {
        return given(user, password).or(() -> derived(user, password));
    }

    private Optional<SmtpIdentity> given(String user, String password) {
        return settings.lookup()
                .find(user)
                .filter(known -> isSame(known.password(), password))
                .map(known -> new SmtpIdentity(known.user(), known.region()));
    }

    private Optional<SmtpIdentity> derived(String user, String password) {
        // No password can be derived from temporary credentials (SES developer guide, smtp-credentials).
        Optional<Credential> credential = accessKeys.find(user).filter(found -> found.sessionToken() == null);
        return credential.flatMap(found -> settings.regions().stream()
                .filter(region -> isSame(SmtpPassword.derive(found.secret(), region), password))
                .map(region -> new SmtpIdentity(found.accessKeyId(), region))
                .findFirst());
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
