package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.hostile.HostileTexts;
import dev.sesame.core.message.SesOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/** Whatever a connector says: what is reached is Amazon's, over TLS, on its own port. */
class EndpointsTest {

    /** The domains of the partitions of AWS. */
    private static final String AMAZON = "(amazonaws\\.com|amazonaws\\.com\\.cn|amazonaws\\.eu|api\\.aws"
            + "|api\\.amazonwebservices\\.com\\.cn|api\\.amazonwebservices\\.eu|c2s\\.ic\\.gov|sc2s\\.sgov\\.gov"
            + "|api\\.aws\\.ic\\.gov|api\\.aws\\.scloud|cloud\\.adc-e\\.uk|api\\.cloud-aws\\.adc-e\\.uk|csp\\.hci\\.ic\\.gov|api\\.aws\\.hci\\.ic\\.gov)";

    private static final String LABELS = "[A-Za-z0-9.-]+";
    private static final String REGIONAL = "email(-fips)?\\.[a-z0-9-]{1,30}\\." + AMAZON;
    private static final String MULTI_REGION = LABELS + "\\.endpoints\\.email\\.(global\\.)?" + AMAZON;

    private static final List<SesApiConfig> CONFIGS = Stream.of(false, true)
            .flatMap(fips -> Stream.of(false, true)
                    .map(dual ->
                            SesApiConfig.builder().fips(fips).dualStack(dual).build()))
            .toList();

    static List<String> hosts() {
        return HostileTexts.hosts();
    }

    /** Those of the SDK that a connector may have, and some that nobody knows. */
    static List<String> regions() {
        Set<String> regions = new TreeSet<>(List.of("eu-west-9", "xx-evil-1", "cn-north-9", "us-isob-evil-1"));
        Region.regions().stream()
                .map(Region::id)
                .filter(id -> isAccepted("region", id))
                .forEach(regions::add);
        return List.copyOf(regions);
    }

    @ParameterizedTest
    @MethodSource("regions")
    void region_that_a_connector_may_have_leads_to_amazon(String region) {
        assertThat(isAccepted("region", region)).isTrue();
        for (SesApiConfig config : CONFIGS) {
            for (URI endpoint : endpoints(region, null, config)) {
                assertAmazons(endpoint, "email(-fips)?\\." + region + "\\." + AMAZON);
            }
            assertAmazons(sts(region, config), "sts(-fips)?\\.(" + region + "\\.)?" + AMAZON);
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void region_that_none_may_have_leads_nowhere(String region) {
        for (SesApiConfig config : CONFIGS) {
            SendingAccount account = Accounts.in(region, Accounts.keys(null), null);
            try (SesClientFactory factory = new SesClientFactory(config)) {
                for (URI endpoint : endpoints(region, null, config)) {
                    assertAmazons(endpoint, REGIONAL);
                }
                if (!region.matches("[a-z0-9-]{1,30}") || region.startsWith("-") || region.endsWith("-")) {
                    assertThat(catchThrowable(() -> Endpoints.of(Connectors.on(account), config)))
                            .isInstanceOf(IllegalArgumentException.class);
                    assertThat(catchThrowable(() -> factory.create(account)))
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void endpoint_id_leads_to_amazon_or_nowhere(String id) {
        for (SesApiConfig config : CONFIGS) {
            List<URI> endpoints = endpoints("eu-west-1", id, config);
            endpoints.stream().limit(1).forEach(endpoint -> assertAmazons(endpoint, REGIONAL));
            endpoints.stream().skip(1).forEach(endpoint -> assertAmazons(endpoint, MULTI_REGION));
            assertThat(endpoints).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void some_texts_are_ids_and_lead_below_amazons_name_all_the_same() {
        List<String> hosts = new ArrayList<>();
        for (String id : List.of("evil.example", "localhost", "169.254.169.254")) {
            assertThat(isAccepted("endpointId", id)).isTrue();
            hosts.add(endpoints("eu-west-1", id, CONFIGS.get(0)).get(1).toString());
        }

        assertThat(hosts)
                .containsExactly(
                        "https://evil.example.endpoints.email.amazonaws.com",
                        "https://localhost.endpoints.email.amazonaws.com",
                        "https://169.254.169.254.endpoints.email.amazonaws.com");
    }

    @Test
    void endpoint_that_the_operator_set_is_the_only_one() {
        SesApiConfig config = SesApiConfig.builder()
                .endpoint(URI.create("https://ses.example"))
                .build();

        assertThat(endpoints("eu-west-1", "abcdef12.g3h", config)).containsExactly(URI.create("https://ses.example"));
    }

    private static void assertAmazons(URI endpoint, String host) {
        assertThat(endpoint.getScheme()).isEqualTo("https");
        assertThat(endpoint.getPort()).isEqualTo(-1);
        assertThat(endpoint.getRawUserInfo()).isNull();
        assertThat(endpoint.getRawPath()).isIn("", "/");
        assertThat(endpoint.getRawQuery()).isNull();
        assertThat(endpoint.getRawFragment()).isNull();
        assertThat(endpoint.getHost()).matches(host);
    }

    private static boolean isAccepted(String member, String value) {
        Map<String, Object> document = new HashMap<>(Map.of("region", "eu-west-1", "emailAddress", "a@example.com"));
        document.put(member, value);
        try {
            ConnectorConfig.parse(document);
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    /** Where the SDK would go; nowhere if it would not. */
    private static List<URI> endpoints(String region, @Nullable String endpointId, SesApiConfig config) {
        ConnectorConfig connector = Connectors.with(new SesOptions(null, null, null, null, null, endpointId))
                .withAccount(Accounts.in(region, null, null));
        try {
            return Endpoints.of(connector, config);
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static URI sts(String region, SesApiConfig config) {
        return StsEndpointProvider.defaultProvider()
                .resolveEndpoint(where -> where.region(SesRegion.of(region))
                        .useFips(config.fips())
                        .useDualStack(config.dualStack()))
                .join()
                .endpointUrl()
                .toUri();
    }
}
