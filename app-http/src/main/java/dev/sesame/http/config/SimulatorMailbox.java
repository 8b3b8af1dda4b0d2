package dev.sesame.http.config;

import dev.sesame.http.api.simulator.SimulatedMail;
import dev.sesame.http.api.simulator.SimulatedMailbox;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The simulator's mailbox as the API shows it. */
final class SimulatorMailbox implements SimulatedMailbox {

    private final @Nullable SesSimulator simulator;

    /** The mailbox of this simulator; none for null. */
    SimulatorMailbox(@Nullable SesSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public Optional<List<SimulatedMail>> messages() {
        return Optional.ofNullable(simulator).map(ses -> ses.mailbox().messages().stream()
                .map(SimulatorMailbox::mail)
                .toList());
    }

    @Override
    public boolean clear() {
        if (simulator != null) {
            simulator.mailbox().clear();
        }
        return simulator != null;
    }

    private static SimulatedMail mail(ReceivedMail mail) {
        return new SimulatedMail(
                mail.id(),
                mail.via(),
                mail.from(),
                mail.to(),
                mail.subject(),
                mail.html(),
                mail.text(),
                mail.headers().stream()
                        .collect(Collectors.toMap(
                                MailHeader::name, MailHeader::value, (first, next) -> first, LinkedHashMap::new)),
                mail.receivedAt());
    }
}
