package dev.sesame.simulator.account;

/**
 * The account as {@code GetAccount} reports it.
 *
 * @param enforcementStatus {@code HEALTHY} or {@code SHUTDOWN}
 * @param max24HourSend recipients in 24 hours, infinite if unlimited
 * @param maxSendRate recipients a second, infinite if unlimited
 */
public record AccountStatus(
        boolean productionAccess,
        boolean sendingEnabled,
        String enforcementStatus,
        double max24HourSend,
        double maxSendRate,
        long sentLast24Hours) {}
