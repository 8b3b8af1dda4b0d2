package dev.sesame.simulator.smtp;

import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.fault.Fault.DroppedAfterAccepting;
import dev.sesame.simulator.fault.Fault.DroppedBeforeAccepting;
import dev.sesame.simulator.fault.Fault.ErrorAnswer;
import dev.sesame.simulator.fault.Fault.LateAnswer;
import dev.sesame.simulator.fault.Fault.OnSmtp;
import dev.sesame.simulator.fault.Fault.OnSmtp.Manner;
import dev.sesame.simulator.fault.Fault.OtherAnswer;
import dev.sesame.simulator.fault.Fault.SlowAnswer;
import dev.sesame.simulator.fault.Faults;
import dev.sesame.simulator.fault.SmtpStage;
import dev.sesame.simulator.smtp.SmtpAnswer.Then;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets commands meet their faults: turns a right answer into the one a fault leaves of it. */
final class FaultySmtpAnswers {

    private final Faults faults;

    FaultySmtpAnswers(Faults faults) {
        this.faults = faults;
    }

    /** The fault that the content of a message meets on its way. */
    Optional<OnSmtp> takeInContent(List<String> recipients) {
        return faults.takeOnSmtp(SmtpStage.CONTENT, recipients)
                .filter(OnSmtp.class::isInstance)
                .map(OnSmtp.class::cast);
    }

    SmtpAnswer at(SmtpStage stage, Supplier<SmtpAnswer> performed) {
        return at(stage, List.of(), performed);
    }

    /**
     * Returns the answer to a command.
     *
     * @param performed does what the command asks for; not asked where the fault comes first. A command that is refused
     *     is answered so.
     */
    SmtpAnswer at(SmtpStage stage, List<String> recipients, Supplier<SmtpAnswer> performed) {
        return faults.takeOnSmtp(stage, recipients)
                .map(fault -> meet(fault, performed))
                .orElseGet(performed);
    }

    private static SmtpAnswer meet(Fault fault, Supplier<SmtpAnswer> performed) {
        if (fault instanceof ErrorAnswer error) {
            return SmtpAnswer.reply(SmtpReplies.of(error.error()));
        }
        if (fault instanceof OnSmtp smtp && smtp.manner() == Manner.REPLY) {
            return SmtpAnswer.reply(smtp.reply());
        }
        if (fault instanceof OtherAnswer other && other.status() >= 300) {
            return SmtpAnswer.reply(other.body());
        }
        if (fault instanceof DroppedBeforeAccepting || (fault instanceof OnSmtp smtp && smtp.manner() == Manner.DROP)) {
            return SmtpAnswer.nothing();
        }
        SmtpAnswer answer = performed.get();
        return answer.isRefusal() ? answer : spoiled(fault, answer);
    }

    private static SmtpAnswer spoiled(Fault fault, SmtpAnswer answer) {
        if (fault instanceof OnSmtp smtp) {
            return switch (smtp.manner()) {
                case THEN_REPLY -> answer.followedBy(smtp.reply());
                case DELAY -> answer.late(smtp.delay());
                default -> other(smtp.reply(), answer);
            };
        }
        if (fault instanceof OtherAnswer other) {
            return other(other.body(), answer);
        }
        if (fault instanceof LateAnswer late) {
            return answer.late(late.delay());
        }
        if (fault instanceof SlowAnswer slow) {
            return answer.slow(slow.duration());
        }
        return fault instanceof DroppedAfterAccepting ? SmtpAnswer.nothing() : answer.cut();
    }

    /** That text, with the consequences that the right answer has. */
    private static SmtpAnswer other(String lines, SmtpAnswer answer) {
        SmtpAnswer reply = SmtpAnswer.reply(lines);
        return reply.then() == Then.CLOSE ? reply : reply.then(answer.then());
    }
}
