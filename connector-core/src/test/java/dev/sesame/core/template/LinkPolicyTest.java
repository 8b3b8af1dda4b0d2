package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com/",
                "HTTPS://APP.EXAMPLE.COM/Join?a=1&b[]=2#x",
                "https://app.example.com:8443/a",
                "https://app.example.com.",
                "https://my_app.example.com/",
                "https://intranet/join",
                "https://bücher.example/Žižkov?q=你好",
                "https://xn--bcher-kva.example/",
                "https://app.example.com?next=https://other.example/",
                "https://app.example.com/a@b:c",
                "https://app.example.com/100%",
            })
    void full_https_address_is_a_link(String link) {
        assertThat(LinkPolicy.ANY_HOST.problem(link)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "app.example.com",
                "/join",
                "//app.example.com/",
                "http://app.example.com/",
                "ftp://app.example.com/",
                "javascript:alert(1)",
                "JavaScript://app.example.com/%0Aalert(1)",
                "data:text/html,x",
                "https:app.example.com",
                "https:/app.example.com",
                "https:///app.example.com",
                "https://",
                "https://?q",
                "https://:443/",
                "https://user@app.example.com/",
                "https://user:password@app.example.com/",
                "https://app.example.com@evil.example/",
                "https://app.example.com\\@evil.example/",
                "https://app.example.com\\.evil.example/",
                "https:\\\\app.example.com/",
                "https://app.example.com%2f.evil.example/",
                "https://app.example.com:x/",
                "https://app.example.com:65536/",
                "https://app.example.com:/",
                "https://app..example.com/",
                "https://.example.com/",
                "https://-app.example.com/",
                "https://app.example.com../",
                " https://app.example.com/",
                "https://app.example.com/ ",
                "https://app.example.com/a b",
                "https://app.example.com/a\tb",
                "https://app.example.com/a\r\nb",
                "ht\ntps://app.example.com/",
                "https://app.example.com/\u0000",
                "https://app.example.com/\u007F",
                "https://app.example.com/\u00A0x",
                "https://app.example.com/\u2028",
                "https://app.example.com/\u202Egnp.exe",
                "https://app.example.com/\u2066x\u2069",
                "https://app.example.com/\u200Bx",
                "https://app\u200B.example.com/",
                "https://app.example.com/\uFEFF",
                "https://app.example.com/\uD800",
                "https://app.example.com/\"onclick=",
                "https://app.example.com/<b>",
                "https://straße.example/",
                "https://a\u200Db.example/",
                "https://exa℀mple.example/",
                "https://192.0.2.1/",
                "https://0x7f.1/",
                "https://2130706433/",
                "https://192.0.2.256/",
                "https://1.2.3/",
                "https://[2001:db8::1]/",
                "https://[::1]/",
                "https://localhost/",
                "http://localhost/",
                "http://127.0.0.1/",
            })
    void anything_else_is_none(String link) {
        // A name without a dot is nobody's to register; the reader's own machine is a matter of its own.
        if (!link.equals("https://localhost/")) {
            assertThat(LinkPolicy.ANY_HOST.problem(link)).as(link).isPresent();
        }
        assertThat(LinkPolicy.hosts(List.of("app.example.com")).problem(link))
                .as(link)
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "app.example.com,   https://app.example.com/,          true",
        "APP.example.com,   https://App.Example.com:1/,        true",
        "app.example.com,   https://app.example.com./,         true",
        "app.example.com.,  https://app.example.com/,          true",
        "app.example.com,   https://x.app.example.com/,        false",
        "app.example.com,   https://example.com/,              false",
        "app.example.com,   https://app.example.com.evil.com/, false",
        "app.example.com,   https://evilapp.example.com/,      false",
        "*.example.com,     https://app.example.com/,          true",
        "*.example.com,     https://a.b.example.com/,          true",
        "*.example.com,     https://example.com/,              false",
        "*.example.com,     https://evilexample.com/,          false",
        "*.example.com,     https://example.com.evil.com/,     false",
        "bücher.example,    https://xn--bcher-kva.example/,    true",
        "xn--bcher-kva.example, https://BÜCHER.example/,       true",
        "*.bücher.example,  https://app.xn--bcher-kva.example/,true",
        "strasse.example,   https://straße.example/,           false",
        "аpple.example,     https://apple.example/,            false",
        "192.0.2.1,         https://192.0.2.1/,                true",
        "192.0.2.1,         https://3221225985/,               false",
        "intranet,          https://intranet/,                 true",
    })
    void only_listed_hosts_are_allowed(String pattern, String link, boolean allowed) {
        assertThat(LinkPolicy.hosts(List.of("other.example", pattern)).allows(link))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "*", "*.", "**.example.com", "a.*.example.com", "https://example.com", "example.com/x", "a b",
                "example.com:443", "user@example.com", "*.192.0.2.1", "straße.example", "[::1]", "exa mple.com", "..",
                        "1.2.3"
            })
    void what_is_no_host_is_no_pattern(String pattern) {
        assertThatThrownBy(() -> LinkPolicy.hosts(List.of(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be host names");
    }

    @Test
    void no_pattern_at_all_is_a_mistake() {
        assertThatThrownBy(() -> LinkPolicy.hosts(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3001/x",
                "https://localhost/",
                "http://127.0.0.1:8080/",
                "http://app.localhost/"
            })
    void own_machine_is_allowed_to_those_who_ask_for_it(String link) {
        LinkPolicy listed = LinkPolicy.hosts(List.of("app.example.com"));

        assertThat(LinkPolicy.ANY_HOST.withLoopback().allows(link)).isTrue();
        assertThat(listed.withLoopback().allows(link)).isTrue();
        assertThat(listed.allows(link)).isFalse();
        assertThat(LinkPolicy.ANY_HOST.withLoopback().allows("http://app.example.com/"))
                .isFalse();
        assertThat(listed.withLoopback().allows("https://localhost.evil.example/"))
                .isFalse();
        assertThat(listed.withLoopback().allows("http://127.0.0.1.evil.example/"))
                .isFalse();
    }

    @Test
    void problem_does_not_repeat_the_link() {
        assertThat(LinkPolicy.hosts(List.of("app.example.com"))
                        .problem("https://secret.example/token")
                        .orElseThrow())
                .doesNotContain("secret", "token")
                .contains("SESAME_LINK_HOSTS");
    }
}
