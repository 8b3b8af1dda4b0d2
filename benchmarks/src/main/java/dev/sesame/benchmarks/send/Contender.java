package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.ses.Received;
import java.util.List;

/** A way to send. Ours over the API first: the others are compared with it. */
enum Contender {
    SES_API,
    SMTP,
    SDK,
    LOGTO,
    MICRONAUT,
    SPRING;

    /** Those that our service is started with, so that nobody has an advantage of the collector. */
    static final List<String> JVM_OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:MaxTenuringThreshold=2",
            "-Xms32m",
            "-Xmx512m");

    /** Starts it, and returns once it can be called. */
    Running start(Arena arena) {
        return switch (this) {
            case SES_API -> SesameService.overApi(arena);
            case SMTP -> SesameService.overSmtp(arena);
            case SDK -> SdkLoop.start(arena.ses().endpoint());
            case LOGTO -> PeerServices.logto(arena);
            case MICRONAUT ->
                PeerServices.java(
                        arena,
                        "micronaut-email",
                        "micronaut-email",
                        "micronaut-email-amazon-ses",
                        "dev.sesame.benchmarks.micronaut.Application");
            case SPRING ->
                PeerServices.java(
                        arena,
                        "Spring Cloud AWS",
                        "spring-cloud-aws",
                        "spring-cloud-aws-ses",
                        "dev.sesame.benchmarks.spring.Application");
        };
    }

    /** What arrived of its messages since the last call. */
    Received received(Arena arena, long expected) {
        return this == SMTP ? arena.takeFromSink(expected) : arena.takeFromSes();
    }

    /** Whether each of its calls must be accepted, and make one message. */
    boolean isOurs() {
        return this == SES_API || this == SMTP;
    }
}
