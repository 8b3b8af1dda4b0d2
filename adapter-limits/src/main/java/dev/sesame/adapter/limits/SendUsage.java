package dev.sesame.adapter.limits;

import org.jspecify.annotations.Nullable;

/**
 * What an account may send at a moment, and has sent, counted in recipients.
 *
 * @param maxPerSecond the rate that it is held to, lower than the account's after a throttle; null if it is not known
 * @param max24Hours the quota of any 24 hours; null if there is none or it is not known
 * @param sent24Hours what was sent in the last 24 hours: by us and, as far as the provider has told, by others
 */
public record SendUsage(
        @Nullable Double maxPerSecond, @Nullable Double max24Hours, double sent24Hours) {}
