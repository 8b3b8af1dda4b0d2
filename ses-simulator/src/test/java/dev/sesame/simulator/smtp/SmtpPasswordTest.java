package dev.sesame.simulator.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpPasswordTest {

    // The first four are published in the tests of the Terraform AWS provider (access_key_test.go).
    @ParameterizedTest
    @CsvSource({
        "eu-central-1,some+secret+key,BMXhUYlu5Z3gSXVQORxlVa7XPaz91aGWdfHxvkOZdWZ2",
        "eu-central-1,another+secret+key,BBbphbrQmrKMx42d1N6+C7VINYEBGI5v9VsZeTxwskfh",
        "us-west-1,some+secret+key,BH+jbMzper5WwlwUar9E1ySBqHa9whi0GPo+sJ0mVYJj",
        "us-west-1,another+secret+key,BKVmjjMDFk/qqw8EROW99bjCS65PF8WKvK5bSr4Y6EqF",
        "us-east-1,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY,BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9",
        "us-west-2,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY,BF2PynzbSCAjX08zhZZnP/kW+T9P5zs/1Er0pi5vTEmd",
        "eu-west-1,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY,BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk"
    })
    void password_is_derived_from_secret_and_region(String region, String secret, String password) {
        assertThat(SmtpPassword.derive(secret, region)).isEqualTo(password);
    }
}
