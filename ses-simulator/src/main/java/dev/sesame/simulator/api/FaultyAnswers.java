package dev.sesame.simulator.api;

import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.fault.Fault.DroppedAfterAccepting;
import dev.sesame.simulator.fault.Fault.DroppedBeforeAccepting;
import dev.sesame.simulator.fault.Fault.ErrorAnswer;
import dev.sesame.simulator.fault.Fault.LateAnswer;
import dev.sesame.simulator.fault.Fault.OtherAnswer;
import dev.sesame.simulator.fault.Fault.SlowAnswer;
import dev.sesame.simulator.http.Answer;
import dev.sesame.simulator.http.Transmission;
import java.util.Map;
import java.util.function.Supplier;

/** Turns a right answer into the one a fault leaves of it. */
final class FaultyAnswers {

    private FaultyAnswers() {}

    /**
     * Returns the answer of a call that meets the fault.
     *
     * @param performed does the call; not asked where the fault comes first. A call that is refused is answered so.
     */
    static Answer meet(Fault fault, Supplier<Answer> performed) {
        if (fault instanceof ErrorAnswer answer) {
            return Answers.error(answer.error());
        }
        if (fault instanceof DroppedBeforeAccepting) {
            return Answers.result(Map.of()).sent(Transmission.NONE);
        }
        if (fault instanceof OtherAnswer other && other.status() >= 300) {
            return Answers.other(other.status(), other.contentType(), other.body());
        }
        Answer answer = performed.get();
        return answer.status() == 200 ? spoiled(fault, answer) : answer;
    }

    private static Answer spoiled(Fault fault, Answer answer) {
        if (fault instanceof OtherAnswer other) {
            return Answers.other(other.status(), other.contentType(), other.body());
        }
        if (fault instanceof LateAnswer late) {
            return answer.sent(Transmission.late(late.delay()));
        }
        if (fault instanceof SlowAnswer slow) {
            return answer.sent(Transmission.slow(slow.duration()));
        }
        return answer.sent(fault instanceof DroppedAfterAccepting ? Transmission.NONE : Transmission.CUT);
    }
}
