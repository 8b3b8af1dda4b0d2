package dev.sesame.benchmarks.send;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.benchmarks.smtp.sink.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The message that everybody sends: 4 kB of HTML with five variables. Each goes to a recipient with its number. */
final class SignInMail {

    static final String FROM = "Example <login@example.com>";
    static final String SUBJECT = "Your code";

    static final Map<String, String> PAYLOAD = Map.of(
            "code", "123456",
            "app", "Example",
            "name", "Ada",
            "place", "Berlin",
            "time", "08:05");

    /** Ours would make one of 2.7 kB from the HTML; others send none. */
    private static final String TEXT = "Your code: {{code}}";

    /** The template, of which every peer has this copy. */
    static final String HTML = template();

    private SignInMail() {}

    /** Whatever runs this runs in the folder of this module. */
    private static String template() {
        try {
            return Files.readString(Path.of("peers", "sign-in.html"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The HTML with its values, for who has no templates. */
    static String rendered() {
        String html = HTML;
        for (Map.Entry<String, String> variable : PAYLOAD.entrySet()) {
            html = html.replace("{{" + variable.getKey() + "}}", variable.getValue());
        }
        return html;
    }

    /** What a service is asked. */
    static String call(long number) {
        return json(Map.of("to", "user" + number + "@example.com", "usageType", "SignIn", "payload", PAYLOAD));
    }

    /** Writes a connector that sends it. */
    static Path writeConnector(Path folder) {
        Path file = folder.resolve("default.json");
        Map<String, Object> connector = Map.of(
                "region", Account.REGION,
                "accessKeyId", Account.USER,
                "accessKeySecret", Account.SECRET_KEY,
                "emailAddress", FROM,
                "templates",
                        List.of(
                                template("SignIn", HTML),
                                template("Register", "{{code}}"),
                                template("ForgotPassword", "{{code}}"),
                                template("Generic", "{{code}}")));
        try {
            return Files.writeString(file, json(connector));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> template(String usageType, String html) {
        return Map.of("usageType", usageType, "subject", SUBJECT, "content", html, "text", TEXT);
    }

    private static String json(Object value) {
        try {
            return JSON.std.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
