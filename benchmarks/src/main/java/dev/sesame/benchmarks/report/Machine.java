package dev.sesame.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the measurements ran on, without anything that names the machine itself. */
public final class Machine {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Machine() {}

    /** Processor, memory and system, in a line. */
    public static String describe() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %d GB of memory, %s, kernel %s",
                SYSTEM.getAvailableProcessors(),
                value("/proc/cpuinfo", "model name", ":").orElse(SYSTEM.getArch()),
                Math.round(SYSTEM.getTotalMemorySize() / 1e9),
                value("/etc/os-release", "PRETTY_NAME", "=").orElse(SYSTEM.getName()),
                SYSTEM.getVersion());
    }

    /** The JVM, in a line. */
    public static String jvm() {
        return "JDK " + Runtime.version() + " (" + System.getProperty("java.vm.vendor") + ")";
    }

    /** How many threads wanted a core in the last minute. */
    public static String load() {
        return String.format(Locale.ROOT, "%.1f", SYSTEM.getSystemLoadAverage());
    }

    /** Microseconds of CPU that this process has used. */
    public static long cpuMicros() {
        return SYSTEM.getProcessCpuTime() / 1000;
    }

    private static Optional<String> value(String file, String key, String separator) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(separator) + 1)
                            .replace("\"", "")
                            .strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
