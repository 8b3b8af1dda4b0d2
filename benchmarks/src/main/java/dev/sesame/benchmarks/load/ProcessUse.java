package dev.sesame.benchmarks.load;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process uses of the machine. */
public record ProcessUse(ProcessHandle process) {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final double KB_IN_MB = 1024;

    /** How much CPU it has used since it was started; Linux counts in steps of 10 ms. */
    public Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new FailedRunException("its CPU time is not told: this needs Linux"));
    }

    /** What it occupies of the machine's memory, in MB. */
    public double residentMegabytes() {
        try {
            Matcher resident =
                    RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
            if (resident.find()) {
                return Long.parseLong(resident.group(1)) / KB_IN_MB;
            }
        } catch (IOException e) {
            throw new FailedRunException("its memory is not told: this needs Linux", e);
        }
        throw new FailedRunException("its memory is not told: it has ended");
    }
}
