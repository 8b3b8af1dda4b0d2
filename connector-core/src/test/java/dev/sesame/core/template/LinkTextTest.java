package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "Ann http://evil.example/x",
                "HTTPS://EVIL.EXAMPLE",
                "myapp://open",
                "xhttps://evil.example",
                "www.evil.example",
                "WWW.evil.example now",
                "(www.evil.example)",
                "You won! bit.ly/abc",
                "T.ME/abc",
                "evil.com/x",
                "evil.com:8080/x",
                "a.b.evil.co.uk/x",
                "bücher.de/x",
                "evil.рф/x",
                "evil.xn--p1ai/x",
                "Ann,evil.com/x",
                "a@evil.com/x",
                "恭喜您www.evil.com",
                "evil.com?x=1",
                "evil.com#x",
                "evil.com:8080",
                "a\u0308.com/x",
                "e.भारत/x",
                "म\u0940.com/x",
                "\\\\evil.com\\share",
                "Open \\\\evil\\share",
                "\\\\evil.com@SSL/x",
            })
    void what_clients_make_a_link_of_is_found(String text) {
        assertThat(LinkText.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456",
                "Ann Lee",
                "Amazon.com Inc.",
                "Booking.com",
                "Amazon.com / AWS",
                "Yahoo! Inc.",
                "Node.js/React",
                "St.Gallen/Zürich",
                "Max u.a./Erben",
                "S.p.A./S.r.l.",
                "ACME/Beta v1.2/3",
                "1.2.3/4",
                "AT&T",
                "O'Brien",
                "Dr.Who",
                "Smith://",
                "wwww.",
                "awww.cute",
                "www",
                "www. Verein",
                "1/2",
                "and/or",
                "24/7.",
                "name@example.com",
                "10:30",
                "C:/Users",
                "C:\\\\Users\\\\ann",
                "ACME\\\\ann\\\\x",
                "ACME\\ann",
                "Booking.com?",
                "Booking.com?!",
                "Booking.com #1",
                "Booking.com: Ann",
                "李雷。",
                "山田.太郎/様",
            })
    void names_and_words_are_not(String text) {
        assertThat(LinkText.isIn(text)).isFalse();
    }
}
