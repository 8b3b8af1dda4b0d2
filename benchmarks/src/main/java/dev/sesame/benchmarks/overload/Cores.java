package dev.sesame.benchmarks.overload;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cores of this machine, halved: else callers who ask for three times as much would take from the service what it does
 * its work with. With one core both have it.
 *
 * @param service the service's
 * @param callers those of this process, with its callers and its stand-in for SES
 */
record Cores(List<Integer> service, List<Integer> callers) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    /** Of the cores that this process may use. */
    static Cores halved() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(ALLOWED))
                    .map(line -> halved(parse(line.substring(ALLOWED.length()))))
                    .findFirst()
                    .orElseThrow(() -> new FailedRunException(STATUS + " does not tell the cores"));
        } catch (IOException e) {
            throw new FailedRunException("the cores are not told: this needs Linux", e);
        }
    }

    static Cores halved(List<Integer> all) {
        int half = all.size() / 2;
        return half == 0 ? new Cores(all, all) : new Cores(all.subList(0, half), all.subList(half, all.size()));
    }

    /** A list of the kernel's: {@code 0-3,8}. */
    static List<Integer> parse(String list) {
        List<Integer> cores = new ArrayList<>();
        for (String range : list.strip().split(",", -1)) {
            String[] ends = range.split("-", 2);
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .forEach(cores::add);
        }
        return cores;
    }

    /** What is put in front of the service's command. */
    List<String> launcher() {
        return List.of("taskset", "-c", text(service));
    }

    /** Keeps this process, and what it starts from now on, to its half. */
    void keep() throws InterruptedException {
        String pid = Long.toString(ProcessHandle.current().pid());
        try {
            Process taskset = new ProcessBuilder("taskset", "-a", "-c", "-p", text(callers), pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (taskset.waitFor() != 0) {
                throw new FailedRunException("taskset cannot keep this process to the cores " + text(callers));
            }
        } catch (IOException e) {
            throw new FailedRunException("taskset is needed: install util-linux", e);
        }
    }

    private static String text(List<Integer> cores) {
        return cores.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
