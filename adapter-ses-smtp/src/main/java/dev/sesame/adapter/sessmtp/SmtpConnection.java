package dev.sesame.adapter.sessmtp;

import dev.sesame.adapter.sessmtp.SmtpFailure.Kind;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Properties;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.SocketFetcher;
import org.jspecify.annotations.Nullable;

/**
 * One connection, logged in. Angus speaks the protocol; what it would pass over is checked here: that nothing of ours is
 * said before TLS, that EHLO is answered again after it, that we are logged in. For one thread at a time.
 */
final class SmtpConnection extends SMTPTransport {

    private static final String PREFIX = "mail.smtp";
    private static final Set<String> SAID_IN_THE_CLEAR = Set.of("EHLO", "STARTTLS", "QUIT");

    /** Angus traces whole messages, under the package of the class. Held, since a logger nobody holds forgets its level. */
    private static final Logger TRACE = Logger.getLogger(SmtpConnection.class.getPackageName());

    static {
        TRACE.setLevel(Level.OFF);
    }

    private final SesSmtpConfig config;
    private final WireSocket wire;
    private final @Nullable SmtpLogin login;
    private final LongSupplier ticker;
    private final long openedAt;

    private boolean encrypted;
    private String verb = "";
    private @Nullable Reply reply;
    private @Nullable Reply dataReply;
    private int messages;
    private long usedAt;

    private SmtpConnection(Wiring wiring, WireSocket wire, @Nullable SmtpLogin login) {
        super(wiring.session(), null);
        this.config = wiring.config();
        this.ticker = wiring.ticker();
        this.wire = wire;
        this.login = login;
        this.openedAt = ticker.getAsLong();
        this.usedAt = openedAt;
    }

    /** A connection that is ready for a message. */
    static SmtpConnection open(Wiring wiring, String host, @Nullable SmtpLogin login) throws SmtpFailure {
        WireSocket wire;
        try {
            wire = wiring.dialer().dial(host);
        } catch (IOException e) {
            throw SmtpFailure.of(Stage.CONNECTING, e);
        }
        boolean started = false;
        try {
            SmtpConnection connection = new SmtpConnection(wiring, wire, login);
            connection.start(host, wiring.session().getProperties());
            started = true;
            return connection;
        } finally {
            if (!started) {
                wire.abort();
            }
        }
    }

    private synchronized void start(String host, Properties properties) throws SmtpFailure {
        Socket socket = wire;
        if (config.tls() == SesSmtpConfig.Tls.TLS) {
            try {
                socket = SocketFetcher.startTLS(wire, host, properties, PREFIX);
                encrypted = true;
            } catch (IOException e) {
                throw SmtpFailure.of(Stage.SECURING, e);
            }
        }
        try {
            connect(socket);
        } catch (MessagingException e) {
            throw notStarted(e);
        }
        if (login != null && !verb.equals("AUTH")) {
            throw SmtpFailure.of(Kind.NO_AUTH, Stage.LOGGING_IN);
        }
    }

    private SmtpFailure notStarted(MessagingException e) {
        Stage stage =
                switch (verb) {
                    case "AUTH" -> Stage.LOGGING_IN;
                    case "STARTTLS" -> Stage.SECURING;
                    default -> Stage.CONNECTING;
                };
        IOException io = ioIn(e);
        if (io != null) {
            return SmtpFailure.of(stage, io);
        }
        if (reply != null && reply.code() == 250) {
            // EHLO went well, so that it is what it offers that is wrong.
            return SmtpFailure.of(encrypted ? Kind.NO_AUTH : Kind.NO_STARTTLS, Stage.CONNECTING);
        }
        return SmtpFailure.of(stage, reply == null ? new Reply(-1, "") : reply);
    }

    @Override
    protected boolean protocolConnect(String host, int port, String user, String password) throws MessagingException {
        return login == null
                ? super.protocolConnect(host, port, null, null)
                : super.protocolConnect(
                        host, port, login.user(), login.password().reveal());
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        if (!super.ehlo(domain)) {
            // Angus would go on with HELO, or after STARTTLS with what was offered in the clear.
            throw new MessagingException("EHLO was refused");
        }
        return true;
    }

    @Override
    protected void startTLS() throws MessagingException {
        if (encrypted) {
            // Angus takes 530 as an answer to AUTH for a wish for TLS.
            throw new MessagingException("AUTH was refused");
        }
        super.startTLS();
        encrypted = true;
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        verb = command.split(" ", 2)[0];
        reply = null;
        if (!encrypted && !SAID_IN_THE_CLEAR.contains(verb)) {
            throw new IllegalStateException(verb + " must not be said without TLS");
        }
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        reply = new Reply(code, getLastServerResponse());
        if (verb.equals("DATA")) {
            // Angus says RSET if it was refused, and if that fails, nobody knows any more what was answered.
            dataReply = reply;
        }
        usedAt = ticker.getAsLong();
        return code;
    }

    /** Hands a message over; returns the 250 that it was accepted with. */
    synchronized Reply deliver(WireMail mail) throws SmtpFailure {
        messages++;
        wire.patiencePerAnswer(config.readTimeout());
        expect(250, command("MAIL FROM:<" + mail.mailFrom() + ">", Stage.ENVELOPE), Stage.ENVELOPE);
        expect(250, command("RCPT TO:<" + mail.rcptTo() + ">", Stage.ENVELOPE), Stage.ENVELOPE);
        writeContent(mail);
        Reply answer = end();
        expect(250, answer, Stage.ANSWER);
        return answer;
    }

    private void writeContent(WireMail mail) throws SmtpFailure {
        OutputStream data;
        dataReply = null;
        try {
            data = data();
        } catch (MessagingException e) {
            throw dataReply == null ? lost(Stage.ENVELOPE, e) : SmtpFailure.of(Stage.ENVELOPE, dataReply);
        }
        try {
            mail.writeTo(data);
        } catch (IOException e) {
            throw SmtpFailure.of(Stage.CONTENT, e);
        }
    }

    /** Says the last dot; from here on it matters what left. */
    private Reply end() throws SmtpFailure {
        wire.patiencePerAnswer(config.answerTimeout());
        wire.startHandover();
        try {
            simpleCommand(".");
            return said();
        } catch (MessagingException e) {
            throw lost(wire.mayHaveLeft() ? Stage.ANSWER : Stage.CONTENT, e);
        } finally {
            wire.endHandover();
        }
    }

    /** Ends a transaction that was refused half-way; false if the connection is of no use any more. */
    synchronized boolean reset() {
        return isAnswered("RSET");
    }

    private boolean isAnswered(String command) {
        // To open another connection instead would take no longer.
        wire.patience(config.connectTimeout());
        try {
            return command(command, Stage.ENVELOPE).code() == 250;
        } catch (SmtpFailure e) {
            return false;
        }
    }

    /** Whether the server is still there. Asks it if the connection has been idle. */
    synchronized boolean isAnswering() {
        return !isUsed() || idle() < config.maxIdle().toNanos() || isAnswered("NOOP");
    }

    /** Whether the connection had its time. */
    synchronized boolean isWorn() {
        return messages >= config.maxMessages()
                || ticker.getAsLong() - openedAt >= config.maxAge().toNanos();
    }

    /** Whether it does not pay to keep the connection: it had its time, or nobody needs it. */
    synchronized boolean isOfNoMoreUse() {
        return isWorn() || idle() >= 2 * config.maxIdle().toNanos();
    }

    private long idle() {
        return ticker.getAsLong() - usedAt;
    }

    /** Whether the connection had been used before. */
    synchronized boolean isUsed() {
        return messages > 0;
    }

    /** Says QUIT and closes, without waiting for an answer. */
    void quit() {
        try {
            close();
        } catch (MessagingException | RuntimeException e) {
            // It is closed anyway.
        } finally {
            wire.abort();
        }
    }

    /** Closes without a word: whatever was begun stays incomplete. */
    void abort() {
        wire.abort();
    }

    private Reply command(String command, Stage stage) throws SmtpFailure {
        try {
            simpleCommand(command);
            return said();
        } catch (MessagingException e) {
            throw lost(stage, e);
        }
    }

    private Reply said() {
        return reply == null ? new Reply(-1, "") : reply;
    }

    private static void expect(int code, Reply reply, Stage stage) throws SmtpFailure {
        if (reply.code() != code) {
            throw SmtpFailure.of(stage, reply);
        }
    }

    /** Of Jakarta Mail's exceptions only what the network reported: the others repeat what the server said. */
    private static SmtpFailure lost(Stage stage, MessagingException e) {
        IOException io = ioIn(e);
        return SmtpFailure.of(stage, io == null ? new IOException("the connection failed") : io);
    }

    private static @Nullable IOException ioIn(MessagingException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof IOException io) {
                return io;
            }
        }
        return null;
    }
}
