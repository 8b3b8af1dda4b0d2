package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.load.ServiceUnderTest;
import dev.sesame.benchmarks.smtp.sink.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How our service is set: nothing but where SES is. */
final class SesameService {

    private SesameService() {}

    static HttpService overApi(Arena arena) {
        ServiceUnderTest service = startOverApi(arena, Map.of());
        return new HttpService("Sesame, SES API", service.port(), service.use(), true, service::close);
    }

    static HttpService overSmtp(Arena arena) {
        Target target = arena.sink().target();
        Map<String, String> variables = Map.of(
                "SESAME_TRANSPORT", "ses-smtp",
                "SESAME_SES_SMTP_HOST", target.host(),
                "SESAME_SES_SMTP_PORT", Integer.toString(target.port()),
                "SESAME_SES_SMTP_TLS", target.tls().toLowerCase(Locale.ROOT),
                "SESAME_SES_SMTP_AUTH", Boolean.toString(target.auth()),
                "SESAME_SES_SMTP_TRUST", authority(arena).toString());
        ServiceUnderTest service = start(arena, variables);
        return new HttpService("Sesame, SMTP", service.port(), service.use(), true, service::close);
    }

    /** Starts it with these settings, too. */
    static ServiceUnderTest startOverApi(Arena arena, Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("SESAME_SES_API_ENDPOINT", arena.ses().endpoint());
        return start(arena, all);
    }

    private static ServiceUnderTest start(Arena arena, Map<String, String> variables) {
        Path folder = arena.folder().path();
        SignInMail.writeConnector(folder);
        Map<String, String> all = new HashMap<>(variables);
        all.put("SESAME_CONNECTORS_DIR", folder.toString());
        all.put("SESAME_DATA_DIR", newFolder(folder).toString());
        return ServiceUnderTest.start(arena.home(), all);
    }

    private static Path authority(Arena arena) {
        try {
            return Files.writeString(
                    arena.folder().path().resolve("ca.pem"), arena.certificate().ca());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder(Path folder) {
        try {
            return Files.createTempDirectory(folder, "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
