package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplePayloadTest {

    static List<UsageType> usageTypes() {
        return UsageType.known();
    }

    @ParameterizedTest
    @MethodSource("usageTypes")
    void sample_has_the_main_variable_and_nothing_the_type_does_not_carry(UsageType type) {
        Payload sample = SamplePayload.of(type);

        assertThat(sample.values())
                .containsKey(type.mainVariable().orElseThrow())
                .doesNotContainValue(null);
        assertThat(type.variables()).containsAll(sample.values().keySet());
    }

    @Test
    void code_is_that_of_a_test() {
        assertThat(SamplePayload.of(UsageType.SIGN_IN).get("code")).isEqualTo("000000");
        assertThat(SamplePayload.of(UsageType.GENERIC).values()).containsOnlyKeys("code", "locale");
    }

    @Test
    void invitation_has_a_link_and_people_and_no_code() {
        Payload sample = SamplePayload.of(UsageType.ORGANIZATION_INVITATION);

        assertThat(sample.values()).containsOnlyKeys("link", "locale", "organization", "inviter");
        assertThat(String.valueOf(sample.get("link"))).startsWith("https://example.com/");
        assertThat(sample.get("inviter"))
                .isInstanceOfSatisfying(Map.class, inviter -> assertThat(inviter.get("primaryEmail"))
                        .isEqualTo("grace@example.com"));
    }

    @Test
    void type_that_nobody_knows_gets_a_code() {
        assertThat(SamplePayload.of(new UsageType("Welcome")).values()).containsOnlyKeys("code", "locale");
    }
}
