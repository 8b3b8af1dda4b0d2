package dev.sesame.http.console;

import dev.sesame.http.api.problem.Problems;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves the console: files that are the same for everybody, and need no key. All that they show comes from the API. */
@Controller
@Hidden
final class ConsoleController {

    /** No script but ours, nothing from elsewhere, in nobody's frame; and only lit-html makes HTML of text. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types lit-html";

    /**
     * For the page that mails are shown in: styles of their own, but no script, and nothing that would tell a sender that
     * somebody looks.
     */
    static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

    private static final String POLICY_HEADER = "Content-Security-Policy";
    private static final String PAGE = "index.html";
    private static final String MAIL = "mail.html";

    private final Assets assets;

    ConsoleController(Assets assets) {
        this.assets = assets;
    }

    @Get(produces = MediaType.ALL)
    HttpResponse<?> page(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return answer(PAGE, known);
    }

    @Get(uri = "/console/{+name}", produces = MediaType.ALL)
    HttpResponse<?> asset(@PathVariable String name, @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return answer(name, known);
    }

    private HttpResponse<?> answer(String name, @Nullable String known) {
        return assets.find(name)
                .<HttpResponse<?>>map(asset -> answer(asset, name, known))
                .orElseGet(() -> Problems.notFound("There is nothing at this address"));
    }

    private static HttpResponse<?> answer(Asset asset, String name, @Nullable String known) {
        boolean unchanged =
                known != null && List.of(known.split("\\s*,\\s*", -1)).contains(asset.etag());
        MutableHttpResponse<String> response = unchanged
                ? HttpResponse.notModified()
                : HttpResponse.ok(asset.text()).header(HttpHeaders.CONTENT_TYPE, asset.type());
        response.header(HttpHeaders.ETAG, asset.etag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        // What else browsers are told is the same for every answer.
        return name.equals(MAIL)
                ? response.header(POLICY_HEADER, MAIL_POLICY).header("X-Frame-Options", "SAMEORIGIN")
                : response.header(POLICY_HEADER, POLICY);
    }
}
