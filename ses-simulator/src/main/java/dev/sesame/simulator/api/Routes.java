package dev.sesame.simulator.api;

import dev.sesame.simulator.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Which operation a request calls. */
final class Routes {

    /** A path that ends in a slash is followed by the name of a resource. */
    private record Route(String method, String path, Operation operation) {

        boolean matches(Request request) {
            String called = request.path();
            return request.method().equals(method)
                    && (path.endsWith("/")
                            ? called.startsWith(path)
                                    && called.length() > path.length()
                                    && called.indexOf('/', path.length()) < 0
                            : called.equals(path));
        }

        String resource(Request request) {
            String encoded = request.path().substring(path.length());
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }

    record Match(Operation operation, String resource) {}

    private final List<Route> routes;

    Routes(
            Operation sendEmail,
            Operation sendBulkEmail,
            Operation getAccount,
            Operation getEmailIdentity,
            Operation getConfigurationSet) {
        routes = List.of(
                new Route("POST", "/v2/email/outbound-emails", sendEmail),
                new Route("POST", "/v2/email/outbound-bulk-emails", sendBulkEmail),
                new Route("GET", "/v2/email/account", getAccount),
                new Route("GET", "/v2/email/identities/", getEmailIdentity),
                new Route("GET", "/v2/email/configuration-sets/", getConfigurationSet));
    }

    Optional<Match> find(Request request) {
        return routes.stream()
                .filter(route -> route.matches(request))
                .map(route -> new Match(route.operation(), route.resource(request)))
                .findFirst();
    }
}
