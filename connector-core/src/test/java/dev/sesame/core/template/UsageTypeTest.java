package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsageTypeTest {

    @Test
    void nine_types_are_known() {
        assertThat(UsageType.known()).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void four_types_are_required_in_a_fixed_order() {
        assertThat(UsageType.required())
                .extracting(UsageType::name)
                .containsExactly("Register", "SignIn", "ForgotPassword", "Generic");
    }

    @Test
    void invitations_live_for_a_week_and_codes_for_ten_minutes() {
        for (UsageType type : UsageType.known()) {
            boolean invitation = type.equals(UsageType.ORGANIZATION_INVITATION);
            assertThat(type.defaultLifetime()).isEqualTo(invitation ? Duration.ofDays(7) : Duration.ofMinutes(10));
            assertThat(type.mainVariable()).contains(invitation ? "link" : "code");
        }
    }

    @Test
    void type_that_nobody_knows_is_a_type() {
        UsageType welcome = new UsageType("Welcome");

        assertThat(welcome.mainVariable()).isEmpty();
        assertThat(welcome.defaultLifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(welcome).hasToString("Welcome");
    }

    @Test
    void name_is_case_sensitive() {
        assertThat(new UsageType("signin")).isNotEqualTo(UsageType.SIGN_IN);
    }

    @Test
    void name_that_is_blank_or_overlong_or_has_control_characters_is_rejected() {
        for (String name : new String[] {
            "", " ", "\t", "x".repeat(UsageType.MAX_LENGTH + 1), "a\nb", "a\u0000", "\u001Bb", "a\u007F", "a\u0085b"
        }) {
            assertThatThrownBy(() -> new UsageType(name)).isInstanceOf(IllegalArgumentException.class);
            assertThat(UsageType.parse(name)).isEmpty();
        }
    }

    @Test
    void name_is_parsed_as_it_is() {
        for (String name : new String[] {"SignIn", "sign in", "é", "x".repeat(UsageType.MAX_LENGTH)}) {
            assertThat(UsageType.parse(name)).hasValue(new UsageType(name));
            assertThat(new UsageType(name).name()).isEqualTo(name);
        }
    }

    @Test
    void every_known_type_can_carry_its_main_variable_and_what_sesame_adds() {
        for (UsageType type : UsageType.known()) {
            assertThat(type.variables())
                    .contains(type.mainVariable().orElseThrow(), "brand", "locale")
                    .contains("expiresInSeconds", "expiresInMinutes", "expiresInHours", "expiresInDays");
        }
    }

    @Test
    void variables_are_those_that_identity_systems_send() {
        assertThat(UsageType.SIGN_IN.variables())
                .contains("application", "organization")
                .doesNotContain("user", "link");
        assertThat(UsageType.BIND_MFA.variables()).contains("application", "organization", "user");
        assertThat(UsageType.BIND_NEW_IDENTIFIER.variables()).contains("user").doesNotContain("organization");
        assertThat(UsageType.ORGANIZATION_INVITATION.variables())
                .contains("link", "organization", "inviter")
                .doesNotContain("code", "user");
    }

    @Test
    void generic_can_carry_what_any_type_does() {
        for (UsageType type : UsageType.known()) {
            assertThat(UsageType.GENERIC.variables()).containsAll(type.variables());
        }
    }

    @Test
    void nothing_is_known_of_the_variables_of_other_types() {
        assertThat(new UsageType("Welcome").variables()).isEmpty();
    }
}
