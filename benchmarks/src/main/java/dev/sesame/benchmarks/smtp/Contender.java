package dev.sesame.benchmarks.smtp;

import dev.sesame.benchmarks.peer.Peer;
import dev.sesame.benchmarks.smtp.sender.SenderProgram;
import dev.sesame.benchmarks.smtp.sink.Account;
import dev.sesame.benchmarks.smtp.sink.Target;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to send.
 *
 * @param product what it is, without its version
 * @param way how it uses connections
 * @param script what runs it on Node.js; null if it runs on Java
 * @param settings what it is told besides what all are told
 */
record Contender(String product, String way, @Nullable String script, Map<String, Object> settings) {

    static final int IN_FLIGHT = 8;

    static final Contender SESAME = new Contender("Sesame", "its pool of 8", null, Map.of("mailer", "sesame"));

    /** Sesame first: the others are compared with it. */
    static final List<Contender> ALL = List.of(
            SESAME,
            new Contender("Angus Mail", "a connection per message", null, Map.of("mailer", "angus")),
            new Contender("Simple Java Mail", "its pool of 8", null, Map.of("mailer", "simple-java-mail")),
            nodemailer("nodemailer", true, "its pool of 8"),
            nodemailer("nodemailer-9", true, "its pool of 8"),
            nodemailer("nodemailer", false, "a connection per message"));

    private static Contender nodemailer(String module, boolean pooled, String way) {
        return new Contender("nodemailer", way, "nodemailer.mjs", Map.of("module", module, "pooled", pooled));
    }

    /** Starts it, to send that mail there. */
    Peer start(Path peers, Target target, SampleMail mail) {
        Map<String, Object> config = new HashMap<>(mail.fields());
        config.putAll(settings);
        config.put("host", target.host());
        config.put("port", target.port());
        config.put("tls", target.tls());
        config.put("auth", target.auth());
        config.put("ca", target.ca());
        config.put("user", Account.USER);
        config.put("password", Account.PASSWORD);
        config.put("secretKey", Account.SECRET_KEY);
        config.put("region", Account.REGION);
        config.put("inFlight", IN_FLIGHT);
        String name = product + ", " + way;
        return script == null
                ? Peer.java(name, SenderProgram.class, config)
                : Peer.node(name, peers.resolve(script), config);
    }
}
