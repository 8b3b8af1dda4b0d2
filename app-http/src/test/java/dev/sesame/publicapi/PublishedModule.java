package dev.sesame.publicapi;

import dev.sesame.adapter.limits.RollingLimits;
import dev.sesame.adapter.sesapi.SesApiTransport;
import dev.sesame.adapter.sessmtp.SesSmtpTransport;
import dev.sesame.adapter.storejdbc.JdbcStores;
import dev.sesame.core.service.Sesame;
import dev.sesame.simulator.SesSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A library that others build on, and where its users come in. */
enum PublishedModule {
    // Errors are unchecked, so that no signature speaks of them.
    CONNECTOR_CORE(Sesame.class, "dev.sesame.core", "service|port\\.in|port\\.out|error"),
    ADAPTER_SES_API(SesApiTransport.class, "dev.sesame.adapter.sesapi", ""),
    ADAPTER_SES_SMTP(SesSmtpTransport.class, "dev.sesame.adapter.sessmtp", ""),
    ADAPTER_STORE_JDBC(JdbcStores.class, "dev.sesame.adapter.storejdbc", ""),
    ADAPTER_LIMITS(RollingLimits.class, "dev.sesame.adapter.limits", ""),
    SES_SIMULATOR(SesSimulator.class, "dev.sesame.simulator", "");

    private final Class<?> first;
    private final String root;
    private final Pattern entries;

    /**
     * @param first a type of the module
     * @param root the package that all of the module is in
     * @param entries those of its packages whose public types callers name; the others count when these speak of them.
     *     Empty for the root itself
     */
    PublishedModule(Class<?> first, String root, String entries) {
        this.first = first;
        this.root = root;
        this.entries =
                Pattern.compile(Pattern.quote(root) + (entries.isEmpty() ? "" : "\\.(" + entries + ")") + "\\.\\w+");
    }

    /** Its name for Maven. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where its API is written down. */
    Path listing() {
        return Path.of("..", "api", id() + ".txt");
    }

    boolean holds(Class<?> type) {
        return type.getName().startsWith(root + ".");
    }

    /** The public types that callers name first. */
    List<Class<?>> entries() throws IOException, URISyntaxException {
        Path code = Path.of(
                first.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(code)) {
            return entries(code);
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + code.toUri()), Map.of())) {
            return entries(jar.getPath("/"));
        }
    }

    private List<Class<?>> entries(Path code) throws IOException {
        try (Stream<Path> files = Files.walk(code)) {
            return files.map(file -> code.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace('\\', '.')
                            .replace('/', '.'))
                    .filter(entries.asMatchPredicate())
                    .<Class<?>>map(this::load)
                    .filter(type -> Surface.isShown(type.getModifiers()))
                    .toList();
        }
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, false, first.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
