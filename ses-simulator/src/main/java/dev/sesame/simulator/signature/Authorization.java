package dev.sesame.simulator.signature;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of an {@code Authorization} header of Signature Version 4 or 4A. */
record Authorization(
        String algorithm, String accessKeyId, List<String> scope, List<String> signedHeaders, String signature) {

    static final String SIGV4 = "AWS4-HMAC-SHA256";
    static final String SIGV4A = "AWS4-ECDSA-P256-SHA256";

    Authorization {
        scope = List.copyOf(scope);
        signedHeaders = List.copyOf(signedHeaders);
    }

    static Authorization parse(String header) {
        String stripped = header.strip();
        int space = stripped.indexOf(' ');
        String algorithm = space < 0 ? stripped : stripped.substring(0, space);
        if (!algorithm.equals(SIGV4) && !algorithm.equals(SIGV4A)) {
            throw incomplete("Unsupported AWS 'algorithm': '" + algorithm + "'.");
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : stripped.substring(algorithm.length()).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        List<String> credential = List.of(required(parts, "Credential").split("/", -1));
        int expected = algorithm.equals(SIGV4) ? 5 : 4;
        if (credential.size() != expected || !credential.get(expected - 1).equals("aws4_request")) {
            throw incomplete("Credential must have exactly " + expected
                    + " slash-delimited elements, e.g. keyid/date/region/service/term.");
        }
        return new Authorization(
                algorithm,
                credential.get(0),
                credential.subList(1, expected),
                List.of(required(parts, "SignedHeaders").split(";", -1)),
                required(parts, "Signature"));
    }

    boolean isSigV4a() {
        return algorithm.equals(SIGV4A);
    }

    String date() {
        return scope.get(0);
    }

    /** The region; SigV4A has none in its scope. */
    String region() {
        return isSigV4a() ? "*" : scope.get(1);
    }

    String service() {
        return scope.get(scope.size() - 2);
    }

    private static String required(Map<String, String> parts, String name) {
        String value = parts.get(name);
        if (value == null || value.isEmpty()) {
            throw incomplete("Authorization header requires '" + name + "' parameter.");
        }
        return value;
    }

    private static RefusedException incomplete(String message) {
        return new RefusedException(SesError.of(403, "IncompleteSignatureException", message));
    }
}
