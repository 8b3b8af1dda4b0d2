package dev.sesame.core.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which transport to use, and why. One works if nothing failed on its own way and in the account, which all share; the
 * sender and the configuration set are the same on every transport, so that they decide nothing.
 */
record Recommendation(@Nullable String transport, String reason) {

    static Recommendation of(List<Inspection> inspections) {
        Optional<CheckItem> account = failureOf(CheckGroup.ACCOUNT, inspections);
        if (account.isPresent()) {
            return new Recommendation(
                    null,
                    "No transport sends for this account. " + account.get().message());
        }
        List<Inspection> working =
                inspections.stream().filter(Inspection::works).toList();
        return working.isEmpty()
                ? new Recommendation(null, "No transport works from here. " + blockers(inspections))
                : of(working.get(0), working, inspections);
    }

    private static Recommendation of(Inspection best, List<Inspection> working, List<Inspection> all) {
        StringBuilder reason = new StringBuilder(best.transport()).append(" works from here");
        best.connection().ifPresent(connection -> reason.append(", at ")
                .append(connection.subject().target()));
        if (working.size() > 1) {
            reason.append("; others do, too, but it ").append(best.advantage());
        }
        reason.append('.');
        List<Inspection> broken =
                all.stream().filter(inspection -> !working.contains(inspection)).toList();
        if (!broken.isEmpty()) {
            reason.append(' ').append(blockers(broken));
        }
        failureOf(CheckGroup.IDENTITY, all)
                .or(() -> failureOf(CheckGroup.CONFIGURATION_SET, all))
                .ifPresent(failure -> reason.append(" No mail is accepted before this is mended: ")
                        .append(failure.message()));
        return new Recommendation(best.transport(), reason.toString());
    }

    private static Optional<CheckItem> failureOf(CheckGroup group, List<Inspection> inspections) {
        return inspections.stream()
                .flatMap(inspection -> inspection.failureOf(group).stream())
                .findFirst();
    }

    private static String blockers(List<Inspection> inspections) {
        return inspections.stream()
                .map(inspection -> inspection.transport() + ": "
                        + inspection.blocker().map(CheckItem::message).orElse("no connection was looked at."))
                .collect(Collectors.joining(" "));
    }
}
