package dev.sesame.benchmarks.parts;

import java.util.Arrays;
import java.util.Optional;

/** What is measured, in the order of a send. Each is a method of {@link TemplateParts} or {@link TransportParts}. */
enum Part {
    RESOLVE("resolve", "find the template, by the parent of its language"),
    RESOLVE_GENERIC("resolveGeneric", "find the template, `Generic` in the end"),
    PARSE_AND_RENDER("parseAndRender", "parse a template and render it"),
    RENDER("render", "render a parsed template, with a text of its own"),
    RENDER_WITH_DERIVED_TEXT("renderWithDerivedText", "render a parsed template, with a text made of the HTML"),
    MAP_TO_SES_REQUEST("mapToSesRequest", "map the message to the SESv2 request"),
    SIGN_SES_REQUEST("signSesRequest", "write and sign the SESv2 request (JSON, SigV4), read its answer"),
    COMPOSE_MIME("composeMime", "write the message as MIME, for SMTP");

    private final String method;
    private final String words;

    Part(String method, String words) {
        this.method = method;
        this.words = words;
    }

    static Optional<Part> of(String method) {
        return Arrays.stream(values())
                .filter(part -> part.method.equals(method))
                .findFirst();
    }

    /** What it does, in Markdown. */
    String words() {
        return words;
    }
}
