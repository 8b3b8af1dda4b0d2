package dev.sesame.core.template;

import java.util.Locale;
import java.util.Optional;

/** What a template's content is written in. */
public enum ContentType {
    TEXT_HTML("text/html"),
    TEXT_PLAIN("text/plain");

    private final String mediaType;

    ContentType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The type of that media type, in any case. */
    public static Optional<ContentType> parse(String mediaType) {
        return switch (mediaType.toLowerCase(Locale.ROOT)) {
            case "text/html" -> Optional.of(TEXT_HTML);
            case "text/plain" -> Optional.of(TEXT_PLAIN);
            default -> Optional.empty();
        };
    }

    /** The media type, such as {@code text/html}. */
    public String mediaType() {
        return mediaType;
    }
}
