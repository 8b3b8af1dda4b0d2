package dev.sesame.http.config;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.sesame.http.security.MaxConnections;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Who may connect, and how many at once. */
final class ConnectionSettings {

    private static final int MAX_CONNECTIONS = 10_000;

    /** For the store, for connections to SES, and for what Java itself reads. */
    private static final int OTHER_FILES = 512;

    private ConnectionSettings() {}

    /** Each connection is an open file, of which a process may have so many. */
    static MaxConnections max(SettingsSource source) {
        return max(source, openFiles());
    }

    static MaxConnections max(SettingsSource source, long openFiles) {
        Setting setting = Setting.MAX_CONNECTIONS;
        int possible = Math.clamp(openFiles - OTHER_FILES, 1, 1_000_000);
        int max = source.number(setting, 1, 1_000_000, Math.min(MAX_CONNECTIONS, possible));
        if (max > possible && source.text(setting).isPresent()) {
            source.problem(
                    setting,
                    "must not be more than " + possible + " here, where a process may open " + openFiles
                            + " files: raise that (ulimit -n, LimitNOFILE of systemd), or lower this");
        }
        return new MaxConnections(max);
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /** {@code https://console.example.com,http://localhost:3000}. */
    static CorsOrigins corsOrigins(SettingsSource source) {
        Setting setting = Setting.CORS_ORIGINS;
        List<String> origins = source.list(setting);
        if (!origins.stream().allMatch(CorsOrigins::isOrigin)) {
            source.problem(
                    setting,
                    "must be origins as browsers send them, of https or of this machine, such as"
                            + " \"https://console.example.com,http://localhost:3000\": lower case, no path, no *");
            return new CorsOrigins(List.of());
        }
        return new CorsOrigins(origins);
    }
}
