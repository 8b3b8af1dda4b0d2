package dev.sesame.simulator.smtp;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client did on one connection. It grows as long as the connection lasts. Thread-safe. */
public final class SmtpConnectionLog {

    private static final int MAX_COMMANDS = 20_000;
    private static final int MAX_CLEAR_OCTETS = 1 << 20;

    private final int number;
    private final InetSocketAddress client;
    private final ByteArrayOutputStream clear = new ByteArrayOutputStream(0);
    private final List<SmtpCommand> commands = new ArrayList<>();
    private @Nullable String tlsProtocol;
    private int messages;
    private boolean open = true;

    SmtpConnectionLog(int number, InetSocketAddress client) {
        this.number = number;
        this.client = client;
    }

    /** 1 for the first connection to the simulator. */
    public int number() {
        return number;
    }

    /** Where the client connected from. */
    public InetSocketAddress client() {
        return client;
    }

    /** The lines that the client sent, contents of messages excluded; no more than the first 20,000. */
    public synchronized List<SmtpCommand> commands() {
        return List.copyOf(commands);
    }

    /** How often the client sent that command, e.g. {@code NOOP}. */
    public synchronized long count(String verb) {
        return commands.stream().filter(command -> command.verb().equals(verb)).count();
    }

    /** All that the client sent without TLS, every octet as one character; no more than the first megabyte. */
    public synchronized String clearText() {
        return clear.toString(StandardCharsets.ISO_8859_1);
    }

    /** E.g. {@code TLSv1.3}; empty as long as the connection is in clear. */
    public synchronized Optional<String> tlsProtocol() {
        return Optional.ofNullable(tlsProtocol);
    }

    /** How many messages were accepted. */
    public synchronized int messages() {
        return messages;
    }

    public synchronized boolean isOpen() {
        return open;
    }

    boolean isEncrypted() {
        return tlsProtocol().isPresent();
    }

    synchronized SmtpCommand add(String line) {
        SmtpCommand command = new SmtpCommand(line, tlsProtocol != null);
        if (commands.size() < MAX_COMMANDS) {
            commands.add(command);
        }
        return command;
    }

    synchronized void addClear(byte[] octets, int count) {
        clear.write(octets, 0, Math.min(count, MAX_CLEAR_OCTETS - clear.size()));
    }

    synchronized void encrypted(String protocol) {
        tlsProtocol = protocol;
    }

    synchronized void accepted() {
        messages++;
    }

    synchronized void closed() {
        open = false;
    }
}
