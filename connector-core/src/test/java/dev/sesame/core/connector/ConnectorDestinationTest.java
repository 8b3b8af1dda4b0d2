package dev.sesame.core.connector;

import static dev.sesame.core.connector.Configs.problems;
import static dev.sesame.core.connector.Configs.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.hostile.HostileTexts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a connector holds chooses another host than Amazon's, or slips into what is told to it. */
class ConnectorDestinationTest {

    static List<String> hosts() {
        return HostileTexts.hosts();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void region_is_never_more_than_a_label_of_a_host(String text) {
        for (String region : List.of(text, text + "us-east-1", "us-east-1" + text)) {
            assertThat(problems(with("region", region)))
                    .as(region)
                    .containsExactly("/region: must be an AWS region such as \"eu-west-1\"");
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void endpoint_id_is_never_more_than_labels_of_a_host(String text) {
        for (String id : List.of(text, text + "abcdef12.g3h", "abcdef12.g3h" + text)) {
            if (!id.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,126}[A-Za-z0-9])?") || id.matches(".*(\\.\\.|-\\.|\\.-).*")) {
                assertThat(problems(with("endpointId", id)))
                        .as(id)
                        .singleElement()
                        .asString()
                        .startsWith("/endpointId: must be ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void what_aws_is_told_besides_is_printable_ascii(String text) {
        boolean printable = text.matches("[!-~]*");
        for (String member :
                List.of("emailAddressIdentityArn", "feedbackForwardingEmailAddressIdentityArn", "roleArn")) {
            String arn = member.equals("roleArn")
                    ? "arn:aws:iam::123456789012:role/"
                    : "arn:aws:ses:eu-west-1:123456789012:identity/";
            assertThat(problems(with(member, text))).hasSize(1);
            assertThat(problems(with(member, arn.replace("123456789012", text) + "x")))
                    .hasSize(1);
            assertThat(problems(with(member, arn + text + "x")))
                    .as(member + " " + text)
                    .hasSize(printable ? 0 : 1);
        }
        assertThat(problems(with("accessKeyId", text))).as(text).hasSize(text.matches("[A-Za-z0-9_]{1,128}") ? 0 : 1);
        assertThat(problems(with("sessionToken", text + "x"))).as(text).hasSize(printable ? 0 : 1);
        assertThat(problems(with("roleArn", "arn:aws:iam::123456789012:role/x", "externalId", text + "xx")))
                .as(text)
                .hasSize(text.matches("[A-Za-z0-9_+=,.@:/-]*") ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdef12.g3h", "a", "a.b.c", "0-0"})
    void id_of_a_multi_region_endpoint_is_taken(String id) {
        assertThat(problems(with("endpointId", id))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"63, 0", "64, 1"})
    void label_of_an_endpoint_id_has_63_characters_at_most(int length, int problems) {
        assertThat(problems(with("endpointId", "x".repeat(length)))).hasSize(problems);
        assertThat(problems(with("endpointId", "a." + "x".repeat(length)))).hasSize(problems);
    }
}
