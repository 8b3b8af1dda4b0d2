package dev.sesame.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that goes when it is closed. It is on the disk of this module: temporary folders may be in memory. */
public record Folder(Path path) implements AutoCloseable {

    public static Folder create(Path home) {
        try {
            return new Folder(Files.createTempDirectory(Files.createDirectories(home.resolve("target")), "folder"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much is in it. */
    public long bytes() {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).mapToLong(Folder::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // Databases remove files as they like.
            return 0;
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
