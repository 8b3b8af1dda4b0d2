package dev.sesame.http.console;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of the console: ours, and under {@code lib/} those of libraries in their WebJars. Safe for concurrent use. */
@Singleton
final class Assets {

    /** No part of a path that could lead out of the folder, and no file that is not meant for browsers. */
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9-]+/)*[A-Za-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:html|css|js|json|svg)");

    private static final String LIBRARIES = "lib/";

    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    /** The file of that name, such as {@code app.js} or {@code lib/lit-html/lit-html.js}; empty if there is none. */
    Optional<Asset> find(String name) {
        Asset known = read.get(name);
        if (known != null || !NAME.matcher(name).matches()) {
            return Optional.ofNullable(known);
        }
        Optional<Asset> found = read(name);
        found.ifPresent(asset -> read.put(name, asset));
        return found;
    }

    private static Optional<Asset> read(String name) {
        try {
            String resource =
                    name.startsWith(LIBRARIES) ? library(name.substring(LIBRARIES.length())) : "/console/" + name;
            return bytes(resource).map(bytes -> Asset.of(name, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the jar", e);
        }
    }

    private static Optional<byte[]> bytes(@Nullable String resource) throws IOException {
        try (InputStream in = resource == null ? null : Assets.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    /** Where a WebJar has the file; its folder has the version in its name, which the address does without. */
    private static @Nullable String library(String name) throws IOException {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return null;
        }
        String artifact = name.substring(0, slash);
        Optional<byte[]> described = bytes("/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties");
        if (described.isEmpty()) {
            return null;
        }
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(described.get()));
        return "/META-INF/resources/webjars/" + artifact + '/' + properties.getProperty("version")
                + name.substring(slash);
    }
}
