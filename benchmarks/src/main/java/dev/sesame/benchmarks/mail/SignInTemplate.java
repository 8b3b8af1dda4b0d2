package dev.sesame.benchmarks.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A code in 4 kB of HTML with five variables, of which every peer has a copy: {@code peers/sign-in.html}. */
public final class SignInTemplate {

    public static final String SUBJECT = "Your code";

    public static final String HTML = resource("/sign-in.html");

    /** The values of the five variables. */
    public static final Map<String, String> VALUES = Map.of(
            "code", "123456",
            "app", "Example",
            "name", "Ada",
            "place", "Berlin",
            "time", "08:05");

    private SignInTemplate() {}

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(SignInTemplate.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
