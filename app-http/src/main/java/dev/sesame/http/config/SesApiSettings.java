package dev.sesame.http.config;

import dev.sesame.adapter.sesapi.HttpProxy;
import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.core.error.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the SES API is reached: the settings {@code ses-api-*} and {@code sts-endpoint}. */
final class SesApiSettings {

    private static final String PREFIX = "ses-api-";

    private SesApiSettings() {}

    static SesApiConfig read(SettingsSource source) {
        SesApiConfig defaults = SesApiConfig.builder().build();
        SesApiConfig.Builder builder = SesApiConfig.builder()
                .endpoint(source.uri(Setting.SES_API_ENDPOINT))
                .proxy(proxy(source))
                .stsEndpoint(source.uri(Setting.STS_ENDPOINT))
                .fips(source.flag(Setting.SES_API_FIPS))
                .dualStack(source.flag(Setting.SES_API_DUAL_STACK))
                .connectTimeout(source.duration(Setting.SES_API_CONNECT_TIMEOUT))
                .totalTimeout(source.atMost(Settings.MAX_WAIT, Setting.SES_API_TOTAL_TIMEOUT))
                .maxConnections(source.number(Setting.SES_API_MAX_CONNECTIONS, 1, 10_000));
        try {
            return builder.build();
        } catch (InvalidInputException e) {
            report(source, e);
            return defaults;
        }
    }

    private static @Nullable HttpProxy proxy(SettingsSource source) {
        Optional<String> proxy = source.text(Setting.SES_API_PROXY);
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
