package dev.sesame.http.security.tls;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.http.security.tls.CertificateFiles.Content;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that new connections are answered with: what was in its files when they last held a certificate and its
 * key. Safe for concurrent use.
 */
public final class ServerCertificate implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.Tls");

    private final CertificateFiles files;
    private volatile SslContext context;
    private Content used;
    private @Nullable Content seen;
    private boolean told;
    private @Nullable ScheduledExecutorService watching;

    private ServerCertificate(CertificateFiles files, Content content, SslContext context) {
        this.files = files;
        this.used = content;
        this.context = context;
    }

    /**
     * Reads the files, and watches nothing yet.
     *
     * @throws InvalidInputException if they cannot be read, or hold no certificate and its key
     */
    public static ServerCertificate open(CertificateFiles files) {
        Content content;
        try {
            content = files.read();
        } catch (IOException e) {
            throw BadFiles.of(
                    "certificate and SESAME_TLS_KEY must name files that Sesame may read, and one is none: " + e);
        }
        return new ServerCertificate(files, content, CertificateReader.context(content, files.password()));
    }

    /** Looks at the files from now on. */
    public synchronized void watch() {
        if (watching == null) {
            watching = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("sesame-certificate").daemon().factory());
            long nanos = files.interval().toNanos();
            var unused = watching.scheduleWithFixedDelay(this::check, nanos, nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** TLS for a new connection. */
    public SslContext context() {
        return context;
    }

    /** Takes what is in the files if it is new and good. What is bad is told once, and only if it stays. */
    synchronized void check() {
        Content content = null;
        try {
            content = files.read();
            if (!content.equals(used)) {
                context = CertificateReader.context(content, files.password());
                used = content;
                LOG.info("New connections get the new certificate of {}", files.certificate());
            }
            told = false;
        } catch (InvalidInputException e) {
            unusable(content, e.getMessage(), null);
        } catch (IOException e) {
            unusable(content, e.toString(), null);
        } catch (RuntimeException e) {
            // What leaves here would end the schedule, and nobody would be told.
            unusable(content, e.toString(), e);
        }
        seen = content;
    }

    private void unusable(@Nullable Content content, @Nullable String why, @Nullable RuntimeException unexpected) {
        // One file is written after the other: the next look may find the pair.
        boolean stays = Objects.equals(content, seen);
        if (stays && !told) {
            LOG.warn("The certificate stays the old one, as its files cannot be used: {}", why, unexpected);
            told = true;
        } else if (!stays) {
            told = false;
        }
    }

    @Override
    public synchronized void close() {
        if (watching != null) {
            watching.shutdownNow();
        }
    }
}
