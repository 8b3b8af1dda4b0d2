package dev.sesame.adapter.sessmtp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** An attempt that failed, before anybody says what that means. */
final class SmtpFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    enum Kind {
        /** The server answered, but not with yes. */
        REFUSED,
        /** The connection did not come about, or ended. */
        LOST,
        /** What came is not SMTP. */
        GARBLED,
        NO_STARTTLS,
        NO_AUTH
    }

    private final Kind kind;
    private final Stage stage;
    private final transient @Nullable Reply reply;
    private final @Nullable IOException io;

    private SmtpFailure(Kind kind, Stage stage, @Nullable Reply reply, @Nullable IOException io) {
        super(kind + " while " + stage, io, false, false);
        this.kind = kind;
        this.stage = stage;
        this.reply = reply;
        this.io = io;
    }

    /** What an answer means that is not the one we want. */
    static SmtpFailure of(Stage stage, Reply reply) {
        Kind kind = reply.isCutOff() ? Kind.LOST : reply.isGarbled() ? Kind.GARBLED : Kind.REFUSED;
        return new SmtpFailure(kind, stage, reply, null);
    }

    static SmtpFailure of(Stage stage, IOException io) {
        return new SmtpFailure(Kind.LOST, stage, null, io);
    }

    /** The server lacks what we need. */
    static SmtpFailure of(Kind missing, Stage stage) {
        return new SmtpFailure(missing, stage, null, null);
    }

    Kind kind() {
        return kind;
    }

    Stage stage() {
        return stage;
    }

    /** What the server answered; null if it did not. */
    @Nullable
    Reply reply() {
        return kind == Kind.LOST ? null : reply;
    }

    /** Why the connection ended; null if the server closed it. */
    @Nullable
    IOException io() {
        return io;
    }

    /** Whether the connection is as good as before. */
    boolean leavesConnectionUsable() {
        // A yes in the wrong place is the answer to something else.
        return kind == Kind.REFUSED && reply != null && reply.code() >= 400 && !reply.endsConnection();
    }

    /** Whether the server had closed the connection, or was about to, before it was told to take a message. */
    boolean foundConnectionClosed() {
        if (stage.compareTo(Stage.ENVELOPE) > 0) {
            return false;
        }
        return kind == Kind.REFUSED
                ? reply != null && reply.endsConnection()
                : kind == Kind.LOST && !(io instanceof SocketTimeoutException);
    }

    boolean tooManyConnections() {
        return stage.compareTo(Stage.ENVELOPE) < 0 && reply != null && reply.tooManyConnections();
    }
}
