package dev.sesame.core.connector;

import org.jspecify.annotations.Nullable;

/**
 * On whose account, and where, a message is sent: the part of a connector that a transport authenticates with. Two
 * accounts are equal when a client made for one serves the other.
 *
 * @param region the AWS region, in lower case, such as {@code eu-west-1}
 * @param keys static keys; null for the AWS default chain (environment, profile, web identity, instance role)
 * @param role the role to assume with them; null for none
 */
public record SendingAccount(
        String region, @Nullable AccessKeys keys, @Nullable AssumedRole role) {

    /**
     * Static keys.
     *
     * @param id the access key id; not a secret, but shown only where it helps
     * @param secret the secret access key
     * @param sessionToken the token that comes with temporary keys; null for long-term keys
     */
    public record AccessKeys(
            String id, Secret secret, @Nullable Secret sessionToken) {}

    /**
     * A role to assume through STS.
     *
     * @param arn the role's ARN
     * @param externalId the external id its trust policy asks for; null for none
     */
    public record AssumedRole(String arn, @Nullable String externalId) {}
}
