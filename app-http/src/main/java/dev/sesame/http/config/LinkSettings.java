package dev.sesame.http.config;

import dev.sesame.core.template.LinkPolicy;
import java.util.List;

/** Where links of payloads may lead. */
final class LinkSettings {

    private static final String OFF = "off";

    private LinkSettings() {}

    static LinkPolicy read(SettingsSource source, boolean simulator) {
        LinkPolicy policy = policy(source);
        // What the simulator takes reaches nobody, and whoever tries Sesame out runs the rest on this machine, too.
        return simulator ? policy.withLoopback() : policy;
    }

    private static LinkPolicy policy(SettingsSource source) {
        List<String> hosts = source.list(Setting.LINK_HOSTS);
        if (hosts.isEmpty()) {
            return LinkPolicy.ANY_HOST;
        }
        if (hosts.equals(List.of(OFF))) {
            return LinkPolicy.OFF;
        }
        try {
            if (!hosts.contains(OFF)) {
                return LinkPolicy.hosts(hosts);
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        source.problem(Setting.LINK_HOSTS, "must be off or " + LinkPolicy.HOST_RULE);
        return LinkPolicy.ANY_HOST;
    }
}
