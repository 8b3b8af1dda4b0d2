package dev.sesame.http.config;

import dev.sesame.adapter.sesapi.HttpProxy;
import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.core.error.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the SES API is reached: the settings {@code ses-api-*} and {@code sts-endpoint}. */
final class SesApiSettings {

    private static final String PREFIX = "ses-api-";

    static final String ENDPOINT = PREFIX + "endpoint";

    private SesApiSettings() {}

    static SesApiConfig read(SettingsSource source) {
        SesApiConfig defaults = SesApiConfig.builder().build();
        SesApiConfig.Builder builder = SesApiConfig.builder()
                .endpoint(source.uri(ENDPOINT))
                .proxy(proxy(source))
                .stsEndpoint(source.uri("sts-endpoint"))
                .fips(source.flag(PREFIX + "fips", false))
                .dualStack(source.flag(PREFIX + "dual-stack", false))
                .connectTimeout(source.duration(PREFIX + "connect-timeout", defaults.connectTimeout()))
                .totalTimeout(source.atMost(Settings.MAX_WAIT, PREFIX + "total-timeout", defaults.totalTimeout()))
                .maxConnections(source.number(PREFIX + "max-connections", 1, 10_000, defaults.maxConnections()));
        try {
            return builder.build();
        } catch (InvalidInputException e) {
            report(source, e);
            return defaults;
        }
    }

    private static @Nullable HttpProxy proxy(SettingsSource source) {
        Optional<String> proxy = source.text(PREFIX + "proxy");
        try {
            return proxy.isPresent() ? HttpProxy.parse(proxy.get()) : null;
        } catch (InvalidInputException e) {
            report(source, e);
            return null;
        }
    }

    private static void report(SettingsSource source, InvalidInputException wrong) {
        source.problems(wrong, name -> name.startsWith("sts-") ? name : PREFIX + name);
    }
}
