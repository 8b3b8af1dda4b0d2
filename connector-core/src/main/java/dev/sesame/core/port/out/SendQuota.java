package dev.sesame.core.port.out;

/**
 * What an account may send in one region, and has sent, counted in recipients.
 *
 * @param maxPerSecond the rate that the provider accepts; 0 if the account may not send at all
 * @param max24Hours the quota of any 24 hours; {@value #UNLIMITED} for none
 * @param sentLast24Hours what was sent by anybody in the last 24 hours
 * @param sendingEnabled whether sending is not paused
 * @param productionAccess whether the account is out of the sandbox, and may write to unverified recipients
 * @param enforcementStatus what the provider thinks of the account: {@code HEALTHY}, {@code PROBATION} or
 *     {@code SHUTDOWN}; empty if it does not say
 */
public record SendQuota(
        double maxPerSecond,
        double max24Hours,
        double sentLast24Hours,
        boolean sendingEnabled,
        boolean productionAccess,
        String enforcementStatus) {

    /** The quota of an account that has none. */
    public static final double UNLIMITED = -1;
}
