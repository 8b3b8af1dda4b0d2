package dev.sesame.benchmarks.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The message that everybody sends: a sign-in code in 4 kB of HTML, with a text part. */
record SampleMail(String from, String to, String subject, String html, String text) {

    static final int HTML_BYTES = 4096;

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <body style="font-family: sans-serif; color: #222">
            <h1>Your code</h1>
            <p style="font-size: 2em; letter-spacing: 0.2em">123456</p>
            """;

    private static final String PARAGRAPH =
            "<p style=\"margin: 1em\">It’s good for ten minutes, and for you alone.</p>\n";
    private static final String TAIL = "</body>\n</html>\n";

    static SampleMail signIn() {
        StringBuilder html = new StringBuilder(HEAD);
        int room = HTML_BYTES - size(HEAD) - size(TAIL);
        for (; room >= size(PARAGRAPH); room -= size(PARAGRAPH)) {
            html.append(PARAGRAPH);
        }
        html.append(" ".repeat(room)).append(TAIL);
        return new SampleMail(
                "Example <login@example.com>",
                "someone@example.com",
                "Your code",
                html.toString(),
                "Your code: 123456\n\nIt’s good for ten minutes, and for you alone.\n");
    }

    /** What senders are told of it. */
    Map<String, Object> fields() {
        return Map.of("from", from, "to", to, "subject", subject, "html", html, "text", text);
    }

    /** Fewer bytes than its parts have cannot be all of it. */
    int minBytes() {
        return size(html) + size(text);
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
