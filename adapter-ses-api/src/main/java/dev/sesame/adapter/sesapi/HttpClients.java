package dev.sesame.adapter.sesapi;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.crt.ProxyConfiguration;

/** The HTTP client under the AWS SDK: the AWS Common Runtime's, the fastest of those measured. */
final class HttpClients {

    private HttpClients() {}

    static SdkHttpClient create(SesApiConfig config) {
        return AwsCrtHttpClient.builder()
                .connectionTimeout(config.connectTimeout())
                .tlsNegotiationTimeout(config.connectTimeout())
                .connectionAcquisitionTimeout(config.totalTimeout())
                .connectionMaxIdleTime(config.maxIdle())
                .maxConcurrency(config.maxConnections())
                .proxyConfiguration(proxy(config))
                .build();
    }

    private static ProxyConfiguration proxy(SesApiConfig config) {
        ProxyConfiguration.Builder builder =
                ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariableValues(false);
        HttpProxy proxy = config.proxy();
        if (proxy != null) {
            builder.scheme("http").host(proxy.host()).port(proxy.port());
            HttpProxy.Login login = proxy.login();
            if (login != null) {
                builder.username(login.user()).password(login.password().reveal());
            }
        }
        return builder.build();
    }
}
