package dev.sesame.adapter.sesapi;

import dev.sesame.core.connector.ConnectorConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.endpoints.SesV2EndpointProvider;

/** Where the SDK goes for a connector. */
final class Endpoints {

    private static final SesV2EndpointProvider RULES = SesV2EndpointProvider.defaultProvider();

    private Endpoints() {}

    /**
     * The endpoint of the region, which answers questions, and the one that messages go to if that is another.
     *
     * @throws RuntimeException of the SDK or ours, if there is none
     */
    static List<URI> of(ConnectorConfig connector, SesApiConfig config) {
        if (config.endpoint() != null) {
            return List.of(config.endpoint());
        }
        List<URI> endpoints = new ArrayList<>();
        endpoints.add(resolve(connector.account().region(), null, config));
        String endpointId = connector.options().endpointId();
        if (endpointId != null) {
            endpoints.add(resolve(connector.account().region(), endpointId, config));
        }
        return endpoints;
    }

    private static URI resolve(String region, @Nullable String endpointId, SesApiConfig config) {
        URI endpoint = RULES.resolveEndpoint(where -> where.region(SesRegion.of(region))
                        .endpointId(endpointId)
                        .useFips(config.fips())
                        .useDualStack(config.dualStack()))
                .join()
                .endpointUrl()
                .toUri();
        if (endpoint.getHost() == null) {
            // The SDK lets labels through that Java takes for no name.
            throw new IllegalArgumentException("there can be no endpoint of that id");
        }
        return endpoint;
    }
}
