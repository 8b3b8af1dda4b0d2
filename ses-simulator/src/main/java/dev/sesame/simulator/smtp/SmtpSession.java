package dev.sesame.simulator.smtp;

import dev.sesame.simulator.fault.Fault.OnSmtp;
import dev.sesame.simulator.message.MessageLimits;
import dev.sesame.simulator.smtp.SmtpAnswer.Then;
import dev.sesame.simulator.tls.ServerTls;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;

/** One connection, from its greeting to its end: carries commands to the dialogue and answers back. */
final class SmtpSession {

    private static final Logger LOG = System.getLogger(SmtpSession.class.getName());
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final Socket socket;
    private final Wire wire;
    private final SmtpDialogue dialogue;
    private final SmtpBehaviour behaviour;
    private final ServerTls tls;
    private final SmtpConnectionLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean waiting;
    private boolean ended;

    SmtpSession(
            Socket socket,
            Wire wire,
            SmtpDialogue dialogue,
            SmtpBehaviour behaviour,
            ServerTls tls,
            SmtpConnectionLog log) {
        this.socket = socket;
        this.wire = wire;
        this.dialogue = dialogue;
        this.behaviour = behaviour;
        this.tls = tls;
        this.log = log;
    }

    SmtpConnectionLog log() {
        return log;
    }

    /** Serves the client until one side ends it. */
    void run(boolean tlsFirst, SmtpAnswer greeting) {
        try {
            wire.timeout(behaviour.idleTimeout());
            if (tlsFirst) {
                encrypt();
            }
            boolean goesOn = perform(greeting);
            while (goesOn) {
                wire.timeout(behaviour.idleTimeout());
                String line = wire.readLine();
                goesOn = line != null && isTaken() && perform(dialogue.answer(log.add(line)));
            }
        } catch (SocketTimeoutException e) {
            tell(behaviour.idleReply());
        } catch (BadLineException e) {
            tell(SmtpReplies.BAD_LINE);
        } catch (IOException | InterruptedException e) {
            // The client is gone or the server closes: nobody is left to tell.
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "no answer to an SMTP command", e);
            tell(SmtpReplies.BREAKDOWN);
        } finally {
            wire.close();
        }
    }

    /** Ends the session as after a long silence, if it waits for a command. */
    void timeOutIfIdle() {
        lock.lock();
        try {
            if (waiting) {
                waiting = false;
                ended = true;
                tell(behaviour.idleReply());
                wire.endInput();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the session without a word. */
    void drop() {
        wire.reset();
    }

    private boolean perform(SmtpAnswer answer) throws IOException, InterruptedException {
        pause(answer.delay());
        send(answer);
        return switch (answer.then()) {
            case NEXT_COMMAND -> true;
            case CLOSE -> false;
            case START_TLS -> startTls();
            case READ_CONTENT -> readContent();
        };
    }

    private void send(SmtpAnswer answer) throws IOException, InterruptedException {
        String text = answer.text();
        int slowly = answer.spread().isZero() ? 0 : Math.max(0, text.length() - 1);
        for (int i = 0; i < slowly; i++) {
            wire.write(text.substring(i, i + 1));
            pause(answer.spread().dividedBy(slowly));
        }
        lock.lock();
        try {
            // Before the client can know: it is idle as soon as it has its answer.
            waiting = answer.then() == Then.NEXT_COMMAND;
            wire.write(text.substring(slowly));
        } finally {
            lock.unlock();
        }
    }

    private boolean isTaken() {
        lock.lock();
        try {
            waiting = false;
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    private boolean startTls() throws IOException {
        if (wire.hasMore()) {
            // Commands sent in clear behind STARTTLS must not count as sent over TLS (CVE-2011-0411).
            return false;
        }
        encrypt();
        dialogue.forgetClient();
        return true;
    }

    private void encrypt() throws IOException {
        SSLSocket encrypted = tls.over(socket, behaviour.certificate());
        wire.encrypt(encrypted);
        log.encrypted(encrypted.getSession().getProtocol());
    }

    private boolean readContent() throws IOException, InterruptedException {
        Optional<OnSmtp> fault = dialogue.contentFault();
        if (fault.isPresent() && !survives(fault.get())) {
            return false;
        }
        return perform(dialogue.message(wire.readContent(MessageLimits.MAX_MESSAGE_BYTES)));
    }

    private boolean survives(OnSmtp fault) throws IOException, InterruptedException {
        wire.await();
        switch (fault.manner()) {
            case DELAY -> {
                pause(fault.delay());
                return true;
            }
            case DROP -> wire.reset();
            default -> {
                wire.write(fault.reply() + "\r\n");
                wire.closeGently(MOMENT);
            }
        }
        return false;
    }

    private void tell(String reply) {
        try {
            wire.write(reply + "\r\n");
        } catch (IOException e) {
            // The client is gone.
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        if (!time.isZero()) {
            Thread.sleep(time.toMillis());
        }
    }
}
