package dev.sesame.benchmarks.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The other side of {@link Peer}: answers what is asked on the standard input, until it ends. */
public interface PeerProgram extends AutoCloseable {

    /** What to say when ready. */
    Map<String, Object> ready();

    /** Answers a question; a failure is an answer, too. */
    Map<String, Object> answer(String question);

    @Override
    void close();

    /** Makes a program from its configuration. */
    interface Start {
        PeerProgram with(Fields config);
    }

    /** Runs a program. */
    static void serve(Start start) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String line = questions.readLine();
        if (line == null) {
            return;
        }
        try (PeerProgram program = start.with(Fields.read(line))) {
            answers.println(new Fields(program.ready()).line());
            for (line = questions.readLine(); line != null; line = questions.readLine()) {
                answers.println(new Fields(program.answer(line)).line());
            }
        }
    }
}
