package dev.sesame.simulator.signature;

import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.account.CredentialLookup;
import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a request was signed with a known credential, for the service {@code ses}, not long ago, and not
 * changed since. Any region will do. Safe for concurrent use.
 */
public final class SigV4Verifier {

    private static final String SERVICE = "ses";

    private final CredentialLookup credentials;
    private final boolean acceptsUnverifiedSigV4a;
    private final Clock clock;

    public SigV4Verifier(CredentialLookup credentials, boolean acceptsUnverifiedSigV4a, Clock clock) {
        this.credentials = credentials;
        this.acceptsUnverifiedSigV4a = acceptsUnverifiedSigV4a;
        this.clock = clock;
    }

    /**
     * Returns who signed the request.
     *
     * @throws RefusedException with the error SES gives, if the signature does not hold
     */
    public Signer verify(Request request) {
        String header = request.header("Authorization");
        if (header == null) {
            throw refused(SesError.of(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
        }
        Authorization authorization = Authorization.parse(header);
        if (authorization.isSigV4a() && !acceptsUnverifiedSigV4a) {
            throw refused(SesError.invalidSignature("The simulator does not verify " + Authorization.SIGV4A
                    + " signatures (SigV4A, used with EndpointId). It accepts them unverified if it is built with"
                    + " acceptUnverifiedSigV4a(true)."));
        }
        String amzDate = request.header("X-Amz-Date");
        if (amzDate == null) {
            throw refused(SesError.of(
                    403,
                    "IncompleteSignatureException",
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."));
        }
        Credential credential =
                credentials.find(authorization.accessKeyId()).orElseThrow(() -> refused(SesError.unknownAccessKey()));
        requireSigned(
                authorization, "host", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        requireSigned(authorization, "x-amz-date", "'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization.");
        if (!authorization.service().equals(SERVICE)) {
            throw refused(SesError.invalidSignature("Credential should be scoped to correct service: 'ses'."));
        }
        SignatureDate.check(amzDate, authorization.date(), clock);
        if (!authorization.isSigV4a()
                && !sameText(signature(request, authorization, credential, amzDate), authorization.signature())) {
            throw refused(SesError.signatureMismatch());
        }
        requireToken(credential, request.header("X-Amz-Security-Token"));
        return new Signer(credential.accessKeyId(), authorization.region());
    }

    private static String signature(
            Request request, Authorization authorization, Credential credential, String amzDate) {
        String canonical = CanonicalRequest.of(request, authorization.signedHeaders());
        String toSign = Authorization.SIGV4 + "\n" + amzDate + "\n" + String.join("/", authorization.scope()) + "\n"
                + Hashes.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8));
        byte[] key = ("AWS4" + credential.secret()).getBytes(StandardCharsets.UTF_8);
        for (String part : authorization.scope()) {
            key = Hashes.hmac(key, part);
        }
        return HexFormat.of().formatHex(Hashes.hmac(key, toSign));
    }

    private static void requireSigned(Authorization authorization, String header, String message) {
        if (!authorization.signedHeaders().contains(header)) {
            throw refused(SesError.invalidSignature(message));
        }
    }

    private static void requireToken(Credential credential, @Nullable String given) {
        String expected = credential.sessionToken();
        if (expected == null ? given != null : given == null || !sameText(expected, given)) {
            throw refused(SesError.unknownAccessKey());
        }
    }

    /** Takes the same time wherever the texts differ. */
    private static boolean sameText(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static RefusedException refused(SesError error) {
        return new RefusedException(error);
    }
}
