package dev.sesame.adapter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose an IP address is. */
class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.7",
        "' 198.51.100.7 ', 198.51.100.7",
        "::ffff:198.51.100.7, 198.51.100.7",
        "2001:db8::1, 20010db800000000/64",
        "2001:DB8:0:0:ffff:ffff:ffff:ffff, 20010db800000000/64",
        "2001:db8:0:1::1, 20010db800000001/64",
        "fe80::1%eth0, fe80000000000000/64",
        "::1, 0000000000000000/64",
        "not:an:address, not:an:address",
        "1:2, 1:2",
        "Unknown, unknown",
        "example.com, example.com"
    })
    void a_user_is_an_ipv4_address_or_an_ipv6_network(String clientIp, String network) {
        assertThat(ClientNetwork.of(clientIp)).isEqualTo(network);
    }
}
