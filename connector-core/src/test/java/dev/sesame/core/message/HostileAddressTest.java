package dev.sesame.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.InvalidAddressException;
import dev.sesame.core.hostile.HostileTexts;
import dev.sesame.core.hostile.HostileTexts.AddressCase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in an address' place is one address, or refused. The same cases go over both transports in the service's tests. */
class HostileAddressTest {

    static List<AddressCase> addresses() {
        return HostileTexts.addresses();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void text_is_that_one_address_or_refused(AddressCase example) {
        if (example.address() == null) {
            assertThatThrownBy(() -> Mailbox.parse(example.text())).isInstanceOf(InvalidAddressException.class);
            return;
        }
        Mailbox mailbox = Mailbox.parse(example.text());

        assertThat(mailbox.address()).isEqualTo(example.address());
        assertThat(mailbox.header())
                .matches("[ -~]*")
                .endsWith(example.address() + (mailbox.name().isEmpty() ? "" : ">"));
        assertThat(Mailbox.parse(mailbox.header())).isEqualTo(mailbox);
        assertThat(Mailbox.parse(mailbox.address()).name()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void text_that_is_only_an_address_is_refused_or_the_same_in_brackets(AddressCase example) {
        String text = example.text();
        if (example.address() != null && !text.contains("<") && text.equals(text.strip())) {
            assertThat(Mailbox.parse("x <" + text + ">").address()).isEqualTo(example.address());
            assertThat(Mailbox.of("x", text).address()).isEqualTo(example.address());
        }
    }
}
