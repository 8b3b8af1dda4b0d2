package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The file of an SQLite database: only its owner can read what we create. */
final class SqliteFile {

    private final Path path;

    SqliteFile(Path path) {
        this.path = path;
    }

    /**
     * Creates the file and its folder if they are missing. SQLite gives the files next to it the same rights.
     *
     * @throws InvalidInputException if it cannot be created or written to
     */
    void create() {
        try {
            Path folder = path.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder, rights("rwx------"));
            }
            if (Files.notExists(path)) {
                createFile();
            }
        } catch (IOException e) {
            throw refused("cannot be created (" + e.getClass().getSimpleName()
                    + "): choose a path in a folder that Sesame can write to");
        }
        if (!Files.isRegularFile(path)) {
            throw refused("is not a file: choose another path");
        }
        if (!Files.isWritable(path) || !Files.isWritable(folder())) {
            throw refused("cannot be written to: let Sesame write to the file and its folder, or choose another path");
        }
    }

    private void createFile() throws IOException {
        try {
            Files.createFile(path, rights("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // Another process was faster, which is as well.
        }
    }

    private Path folder() {
        Path folder = path.getParent();
        return folder == null ? path : folder;
    }

    /** Systems without these rights, such as Windows, have others, which are inherited. */
    private FileAttribute<?>[] rights(String rights) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** This file cannot be the store's. */
    InvalidInputException refused(String why) {
        return InvalidInputException.settings(List.of(new Problem("", "the store " + path + " " + why)));
    }
}
