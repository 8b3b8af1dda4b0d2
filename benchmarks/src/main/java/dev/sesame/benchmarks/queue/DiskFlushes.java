package dev.sesame.benchmarks.queue;

import dev.sesame.benchmarks.load.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** How often the disk can flush a page a second: what a database can do without putting commits together. */
final class DiskFlushes {

    private static final int PAGE_BYTES = 4096;
    private static final long LENGTH_NANOS = Duration.ofSeconds(2).toNanos();

    private DiskFlushes() {}

    static double perSecond(Folder folder) {
        try (FileChannel file = FileChannel.open(
                folder.path().resolve("flushes"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocateDirect(PAGE_BYTES);
            long start = System.nanoTime();
            long nanos;
            long flushes = 0;
            do {
                int ignored = file.write(page.clear());
                file.force(false);
                flushes++;
                nanos = System.nanoTime() - start;
            } while (nanos < LENGTH_NANOS);
            return flushes * 1e9 / nanos;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
