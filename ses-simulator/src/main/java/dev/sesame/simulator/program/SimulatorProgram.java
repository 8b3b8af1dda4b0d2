package dev.sesame.simulator.program;

import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.SesSimulatorBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator with its control API until the process ends. */
public final class SimulatorProgram {

    private static final int USAGE_ERROR = 2;
    private static final int START_ERROR = 1;

    private SimulatorProgram() {}

    /** Ends with 1 if it cannot listen, with 2 if the arguments are wrong. */
    public static void main(String[] arguments) throws InterruptedException {
        // A program, not a library: standard output is where its user looks.
        Optional<SesSimulator> started = start(List.of(arguments), System.out, System.err, System::exit);
        if (started.isPresent()) {
            Runtime.getRuntime().addShutdownHook(new Thread(started.get()::close));
            new CountDownLatch(1).await();
        }
    }

    /** What ends the program. */
    @FunctionalInterface
    interface Exit {
        void with(int status);
    }

    static Optional<SesSimulator> start(List<String> arguments, PrintStream out, PrintStream err, Exit exit) {
        try {
            Options options = Options.parse(arguments);
            if (options.help()) {
                out.print(Options.USAGE);
                return Optional.empty();
            }
            SesSimulator simulator = start(options);
            out.println("Amazon SES simulator, SESv2 API at " + simulator.apiEndpoint());
            if (options.smtp().isPresent()) {
                out.println(smtp(simulator, options));
            }
            return Optional.of(simulator);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(Options.USAGE);
            exit.with(USAGE_ERROR);
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            exit.with(START_ERROR);
        }
        return Optional.empty();
    }

    private static SesSimulator start(Options options) {
        SesSimulatorBuilder builder =
                SesSimulator.builder().host(options.host()).port(options.port()).controlApi(true);
        options.credentials().forEach(builder::credential);
        options.smtp().ifPresent(builder::smtp);
        SesSimulator simulator = builder.start();
        if (options.smtp().isPresent()) {
            write(simulator, options.smtpCa());
        }
        return simulator;
    }

    private static void write(SesSimulator simulator, Path authority) {
        try {
            Files.writeString(authority, simulator.smtpCaPem());
        } catch (IOException e) {
            simulator.close();
            throw new UncheckedIOException("The simulator cannot write " + authority.toAbsolutePath(), e);
        }
    }

    private static String smtp(SesSimulator simulator, Options options) {
        return "SMTP on " + options.host() + ", port " + simulator.smtpPort() + " with STARTTLS and "
                + simulator.smtpsPort() + " with TLS; clients must trust "
                + options.smtpCa().toAbsolutePath();
    }
}
