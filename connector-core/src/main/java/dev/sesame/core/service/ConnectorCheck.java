package dev.sesame.core.service;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckSubject;
import dev.sesame.core.check.Diagnosis;
import dev.sesame.core.check.Inspection;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.port.in.CheckConnector;
import dev.sesame.core.port.out.ConnectorInspector;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Runs the inspectors side by side, and takes what they found when time is up. */
final class ConnectorCheck implements CheckConnector {

    private final List<ConnectorInspector> inspectors;
    private final Duration budget;
    private final LongSupplier ticker;

    /**
     * Nothing is looked at yet.
     *
     * @param inspectors one for each transport, the preferred one first
     * @param budget how long a check takes at the longest
     * @param ticker the nanoseconds that it takes
     */
    ConnectorCheck(List<ConnectorInspector> inspectors, Duration budget, LongSupplier ticker) {
        this.inspectors = List.copyOf(inspectors);
        this.budget = budget;
        this.ticker = ticker;
    }

    @Override
    public Diagnosis check(ConnectorConfig connector) {
        long deadline = ticker.getAsLong() + budget.toNanos();
        List<Look> looks = inspectors.stream()
                .map(inspector -> new Look(inspector, connector))
                .toList();
        looks.forEach(Look::start);
        return Diagnosis.of(looks.stream().map(look -> look.await(deadline)).toList());
    }

    /** One inspector at work. */
    private final class Look {

        private final ConnectorInspector inspector;
        private final List<CheckItem> found = new CopyOnWriteArrayList<>();
        private final FutureTask<Boolean> work;

        private Look(ConnectorInspector inspector, ConnectorConfig connector) {
            this.inspector = inspector;
            this.work = new FutureTask<>(() -> inspector.inspect(connector, found::add), true);
        }

        /** On a thread of its own that keeps nobody from ending: a name server can take longer than all of us. */
        private void start() {
            Thread thread = new Thread(work, "sesame-check-" + inspector.transport());
            thread.setDaemon(true);
            thread.start();
        }

        private Inspection await(long deadline) {
            try {
                work.get(Math.max(0, deadline - ticker.getAsLong()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return ended("did not come to its end within " + budget.toSeconds() + " s: something does not answer.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ended("was interrupted.");
            } catch (ExecutionException e) {
                // Only its class: what it says may hold anything.
                return ended("failed: "
                        + Objects.requireNonNull(e.getCause()).getClass().getSimpleName() + ".");
            }
            return inspection();
        }

        private Inspection ended(String how) {
            work.cancel(true);
            CheckSubject subject = new CheckSubject(inspector.transport(), CheckKind.INSPECTION, inspector.transport());
            found.add(subject.fail(
                    "The check of " + inspector.transport() + " " + how,
                    "See how far it came, check the name servers, the proxy and the firewall, and check again."));
            return inspection();
        }

        private Inspection inspection() {
            return new Inspection(inspector.transport(), inspector.advantage(), found);
        }
    }
}
