package dev.sesame.simulator.account;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state of the simulated SES account. As it starts, it is out of the sandbox, without limits, knows no identity
 * and demands none. Every change holds from the next message on. Thread-safe.
 */
public final class Account {

    private final Identities identities = new Identities();
    private final Set<String> configurationSets = new TreeSet<>();
    private final Set<String> pausedConfigurationSets = new TreeSet<>();
    private final SendingQuota quota;
    private boolean sandbox;
    private boolean identitiesRequired;
    private boolean configurationSetsRequired;
    private boolean sendingPaused;
    private boolean suspended;
    private boolean mailFromDomainUnverified;

    public Account(Clock clock) {
        quota = new SendingQuota(clock);
    }

    /**
     * In the sandbox, senders and recipients must be verified; recipients at {@code simulator.amazonses.com} always
     * are. Sets no quota: see {@link #maxSendRate} and {@link #max24HourSend} (AWS gives 1 and 200).
     */
    public synchronized Account sandbox(boolean on) {
        sandbox = on;
        return this;
    }

    /** Whether senders must be verified, as they must be at AWS; the sandbox implies it. Off by default. */
    public synchronized Account identitiesRequired(boolean on) {
        identitiesRequired = on;
        return this;
    }

    /** Verifies addresses or domains. A domain covers its addresses and subdomains. */
    public Account verify(String... addressesOrDomains) {
        for (String identity : addressesOrDomains) {
            identities.add(identity);
        }
        return this;
    }

    public Account unverify(String addressOrDomain) {
        identities.remove(addressOrDomain);
        return this;
    }

    /** Recipients a second, with bursts of at most one second's worth; infinite by default. */
    public synchronized Account maxSendRate(double recipientsPerSecond) {
        quota.limitRate(positive("maxSendRate", recipientsPerSecond));
        return this;
    }

    /** Recipients in any 24 hours; infinite by default. */
    public synchronized Account max24HourSend(double recipients) {
        quota.limitDay(positive("max24HourSend", recipients));
        return this;
    }

    /** Refuses every message with {@code SendingPausedException}. */
    public synchronized Account sendingPaused(boolean on) {
        sendingPaused = on;
        return this;
    }

    /** Refuses every message with {@code AccountSuspendedException}. */
    public synchronized Account suspended(boolean on) {
        suspended = on;
        return this;
    }

    /** Refuses every message with {@code MailFromDomainNotVerifiedException}. */
    public synchronized Account mailFromDomainUnverified(boolean on) {
        mailFromDomainUnverified = on;
        return this;
    }

    /** Whether a configuration set must have been added before a message may name it. Off by default. */
    public synchronized Account configurationSetsRequired(boolean on) {
        configurationSetsRequired = on;
        return this;
    }

    public synchronized Account addConfigurationSet(String name) {
        configurationSets.add(name);
        return this;
    }

    /** Refuses every message that names this configuration set, which is added, with {@code SendingPausedException}. */
    public synchronized Account pauseConfigurationSet(String name) {
        configurationSets.add(name);
        pausedConfigurationSets.add(name);
        return this;
    }

    /** What {@code GetAccount} tells, at this moment. */
    public synchronized AccountStatus status() {
        return new AccountStatus(
                !sandbox,
                !sendingPaused && !suspended,
                suspended ? "SHUTDOWN" : "HEALTHY",
                quota.max24HourSend(),
                quota.maxSendRate(),
                quota.sentLast24Hours());
    }

    /**
     * Whether that address or domain is a verified identity; everything is, as long as neither
     * {@linkplain #identitiesRequired identities} nor the {@linkplain #sandbox sandbox} matter.
     */
    public synchronized boolean isVerified(String identity) {
        return identities.contains(identity) || !(sandbox || identitiesRequired);
    }

    /** Whether a message may name that configuration set; any, unless they are required. */
    public synchronized boolean hasConfigurationSet(String name) {
        return !configurationSetsRequired || configurationSets.contains(name);
    }

    public synchronized boolean isConfigurationSetPaused(String name) {
        return pausedConfigurationSets.contains(name);
    }

    /**
     * Admits a message and counts its recipients.
     *
     * @throws RefusedException if the account may not send it; nothing is counted then
     */
    public synchronized void admit(Sending sending) {
        if (suspended) {
            throw refused(SesError.accountSuspended());
        }
        if (sendingPaused) {
            throw refused(SesError.sendingPaused());
        }
        requireIdentities(sending);
        if (mailFromDomainUnverified) {
            throw refused(SesError.mailFromDomainNotVerified());
        }
        String set = sending.configurationSetName();
        if (set != null && !hasConfigurationSet(set)) {
            throw refused(SesError.configurationSetNotFound(set));
        }
        if (set != null && isConfigurationSetPaused(set)) {
            throw refused(SesError.configurationSetSendingPaused(set));
        }
        List<String> recipients = sending.recipients();
        // Mail to the mailbox simulator counts against the rate only (SES developer guide, send-an-email-from-console).
        int counted = (int) recipients.stream()
                .filter(recipient -> !Identities.isMailboxSimulator(recipient))
                .count();
        quota.take(counted, recipients.size());
    }

    private void requireIdentities(Sending sending) {
        if (!sandbox && !identitiesRequired) {
            return;
        }
        List<String> addresses = new ArrayList<>(sending.senders());
        if (sandbox) {
            sending.recipients().stream()
                    .filter(recipient -> !Identities.isMailboxSimulator(recipient))
                    .forEach(addresses::add);
        }
        List<String> failed = identities.uncovered(addresses);
        if (!failed.isEmpty()) {
            throw refused(SesError.messageRejected(
                    "Email address is not verified. The following identities failed the check in region "
                            + sending.region().toUpperCase(Locale.ROOT) + ": " + String.join(", ", failed)));
        }
    }

    private static RefusedException refused(SesError error) {
        return new RefusedException(error);
    }

    private static double positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be positive, but was " + value);
        }
        return value;
    }
}
