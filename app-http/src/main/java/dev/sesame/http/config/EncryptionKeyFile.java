package dev.sesame.http.config;

import dev.sesame.adapter.storejdbc.EncryptionKeys;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key that Sesame makes if none is set: 32 bytes in base64, in a file that only its owner can read. */
final class EncryptionKeyFile {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.Sesame");

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path path;

    EncryptionKeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /**
     * The key. Makes it if there is no file; of several processes that do so at once, all get the same.
     *
     * @param shared whether other instances, which have no such file, use the same store
     * @throws InvalidInputException if the file cannot be made or read, or holds something else
     */
    Secret read(boolean shared) {
        boolean made = Files.notExists(path) && make();
        try {
            Secret key = parse(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).strip());
            tell(made, shared);
            return key;
        } catch (IOException e) {
            throw refused("cannot be read (" + e.getClass().getSimpleName() + "): let Sesame read it");
        }
    }

    private boolean make() {
        try {
            return create();
        } catch (IOException e) {
            throw refused("cannot be created (" + e.getClass().getSimpleName()
                    + "): set SESAME_ENCRYPTION_KEY, or for SESAME_DATA_DIR choose a path in a folder that Sesame can"
                    + " write to");
        }
    }

    private Secret parse(String text) {
        try {
            Secret key = Secret.of(text);
            EncryptionKeys.of(key, List.of());
            return key;
        } catch (IllegalArgumentException | InvalidInputException e) {
            throw refused(
                    "holds something else than 32 bytes in base64: restore it from a backup. If there is none, delete"
                            + " it; a new key is made then, and connectors must be saved again with their secrets");
        }
    }

    /** Whether it was made here, and not by another process at the same moment. */
    private boolean create() throws IOException {
        Path folder = path.resolveSibling("");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, rights("rwx------"));
        }
        Path draft = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
        try {
            write(draft);
            boolean made = publish(draft);
            flush(folder);
            return made;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void write(Path draft) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(draft, options, rights("rw-------"))) {
            ByteBuffer line =
                    StandardCharsets.US_ASCII.encode(EncryptionKeys.newKey().reveal() + "\n");
            while (line.hasRemaining()) {
                channel.write(line);
            }
            // What is encrypted with it must not outlive it.
            channel.force(true);
        }
    }

    private static void flush(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException | UnsupportedOperationException e) {
            // Not every system lets a folder be flushed, or needs it to be.
        }
    }

    /** Under its name the file is whole or not there, and never replaced. */
    private boolean publish(Path draft) throws IOException {
        try {
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (FileSystemException | UnsupportedOperationException e) {
            // No links here. A move does as well, but for two processes in the very same moment.
            try {
                Files.move(draft, path);
            } catch (FileAlreadyExistsException made) {
                return false;
            }
        }
        return true;
    }

    private void tell(boolean made, boolean shared) throws IOException {
        if (made) {
            LOG.info(
                    "Made the key that secrets of connectors are encrypted with: {}. Back it up, apart from the store:"
                            + " without it, they are lost",
                    path);
        }
        if (shared) {
            LOG.warn(
                    "SESAME_ENCRYPTION_KEY is not set: other instances on this database cannot use connectors saved here."
                            + " Set it to what is in {}, on every instance",
                    path);
        }
        if (isPosix() && !OWNER.containsAll(Files.getPosixFilePermissions(path))) {
            LOG.warn("Others than its owner can use {}, which holds an encryption key: chmod 600 it", path);
        }
    }

    /** Systems without these rights, such as Windows, have others, which are inherited. */
    private FileAttribute<?>[] rights(String rights) {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private InvalidInputException refused(String why) {
        return InvalidInputException.settings(List.of(
                new Problem("", "SESAME_ENCRYPTION_KEY is not set, and the file of the key " + path + " " + why)));
    }
}
