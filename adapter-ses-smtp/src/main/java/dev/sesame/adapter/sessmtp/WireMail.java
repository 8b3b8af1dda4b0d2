package dev.sesame.adapter.sessmtp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;

/** A message as SMTP takes it. */
final class WireMail {

    private final String mailFrom;
    private final String rcptTo;
    private final Map<String, String> headers;
    private final byte[] content;

    WireMail(String mailFrom, String rcptTo, Map<String, String> headers, byte[] content) {
        this.mailFrom = mailFrom;
        this.rcptTo = rcptTo;
        this.headers = Collections.unmodifiableMap(headers);
        this.content = content;
    }

    /** The address that bounces go to. */
    String mailFrom() {
        return mailFrom;
    }

    /** The recipient's address. */
    String rcptTo() {
        return rcptTo;
    }

    /** All but the MIME headers, in order, in ASCII, not folded. */
    Map<String, String> headers() {
        return headers;
    }

    /** Writes the whole message, as it goes after DATA but for the dots. It ends with CRLF. */
    void writeTo(OutputStream out) throws IOException {
        out.write(content);
    }

    /** The whole message; all of it is ASCII. */
    String text() {
        return new String(content, StandardCharsets.US_ASCII);
    }
}
