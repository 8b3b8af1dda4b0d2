package dev.sesame.benchmarks.send;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.benchmarks.mail.SignInTemplate;
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

    /** Ours would make one of 2.7 kB from the HTML; others send none. */
    private static final String TEXT = "Your code: {{code}}";

    /** What a service is asked, with # for the recipient's number. Made once: who asks shares its CPU. */
    private static final String CALL =
            json(Map.of("to", "user#@example.com", "usageType", "SignIn", "payload", SignInTemplate.VALUES));

    private SignInMail() {}

    /** The HTML with its values, for who has no templates. */
    static String rendered() {
        String html = SignInTemplate.HTML;
        for (Map.Entry<String, String> variable : SignInTemplate.VALUES.entrySet()) {
            html = html.replace("{{" + variable.getKey() + "}}", variable.getValue());
        }
        return html;
    }

    /** What a service is asked. */
    static String call(long number) {
        return CALL.replace("#", Long.toString(number));
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
                                template("SignIn", SignInTemplate.HTML),
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
        return Map.of("usageType", usageType, "subject", SignInTemplate.SUBJECT, "content", html, "text", TEXT);
    }

    private static String json(Object value) {
        try {
            return JSON.std.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
