package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustedProxiesTest {

    private static final TrustedProxies PROXIES = new TrustedProxies(Arrays.asList(
            AddressBlock.parse("10.0.0.0/8").orElseThrow(),
            AddressBlock.parse("2001:db8:1::/48").orElseThrow()));

    /** A request from this peer. */
    private static final class Request extends SimpleHttpRequest<String> {

        private final InetSocketAddress peer;

        private Request(String peer) {
            super(HttpMethod.GET, "/", "");
            this.peer = new InetSocketAddress(InetAddress.ofLiteral(peer), 4711);
        }

        @Override
        public InetSocketAddress getRemoteAddress() {
            return peer;
        }
    }

    private static String client(String peer, String... forwardedFor) {
        Request request = new Request(peer);
        for (String value : forwardedFor) {
            request.getHeaders().add("X-Forwarded-For", value);
        }
        return PROXIES.client((HttpRequest<?>) request).getHostAddress();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "192.0.2.1    | none                              | 192.0.2.1",
                "192.0.2.1    | 198.51.100.7                      | 192.0.2.1",
                "10.0.0.1     | none                              | 10.0.0.1",
                "10.0.0.1     | 198.51.100.7                      | 198.51.100.7",
                "10.0.0.1     | 203.0.113.9, 198.51.100.7         | 198.51.100.7",
                "10.0.0.1     | 198.51.100.7,10.0.0.2 , 10.0.0.3  | 198.51.100.7",
                "10.0.0.1     | 10.0.0.3, 10.0.0.2                | 10.0.0.3",
                "10.0.0.1     | 198.51.100.7:1234                 | 198.51.100.7",
                "10.0.0.1     | [2001:db8::9]:1234                | 2001:db8:0:0:0:0:0:9",
                "10.0.0.1     | 2001:db8::9                       | 2001:db8:0:0:0:0:0:9",
                "2001:db8:1::1 | 198.51.100.7                     | 198.51.100.7",
                "2001:db8:2::1 | 198.51.100.7                     | 2001:db8:2:0:0:0:0:1",
                "10.0.0.1     | 198.51.100.7, unknown             | 10.0.0.1",
                "10.0.0.1     | 198.51.100.7, example.com         | 10.0.0.1",
                "10.0.0.1     | 198.51.100.7, [::1                | 10.0.0.1",
                "10.0.0.1     | 198.51.100.7, fe80::1%eth0        | 10.0.0.1",
                "10.0.0.1     | 198.51.100.7,                     | 10.0.0.1",
                "::ffff:10.0.0.1 | 198.51.100.7                   | 198.51.100.7"
            })
    void the_client_is_the_last_who_is_no_proxy_of_ours(String peer, @Nullable String forwardedFor, String client) {
        String[] values = Optional.ofNullable(forwardedFor).stream().toArray(String[]::new);
        assertThat(client(peer, values)).isEqualTo(client);
    }

    @Test
    void several_headers_are_one_after_the_other() {
        assertThat(client("10.0.0.1", "203.0.113.9", "198.51.100.7, 10.0.0.2")).isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, 11.0.0.1",
        "10.128.0.0/9, 10.128.0.1, 10.127.255.255",
        "192.0.2.7, 192.0.2.7, 192.0.2.8",
        "192.0.2.7/32, 192.0.2.7, 192.0.2.6",
        "192.0.2.9/31, 192.0.2.8, 192.0.2.10",
        "0.0.0.0/0, 203.0.113.1, ::1",
        "::/0, 2001:db8::1, 203.0.113.1",
        "2001:db8::/33, 2001:db8:7fff::1, 2001:db8:8000::1",
        "::1, ::1, ::2"
    })
    void a_block_has_the_addresses_that_begin_as_it_does(String block, String in, String out) {
        AddressBlock parsed = AddressBlock.parse(block).orElseThrow();

        assertThat(parsed.contains(InetAddress.ofLiteral(in))).isTrue();
        assertThat(parsed.contains(InetAddress.ofLiteral(out))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "::/129",
                "localhost",
                "example.com",
                "10.0.0.256",
                "10.0.0.0/a",
                "fe80::1%eth0",
                "[::1]",
                "10/8",
                "10.0.0/24"
            })
    void what_is_no_block_is_not_read(String text) {
        assertThat(AddressBlock.parse(text)).isEmpty();
    }
}
