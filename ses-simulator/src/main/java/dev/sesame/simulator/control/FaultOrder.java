package dev.sesame.simulator.control;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.fault.Faults;
import dev.sesame.simulator.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A fault and whom it waits for: the sends to one recipient, the calls of one operation, or the next sends.
 *
 * @param times how many of the next sends meet it; 0 stands for all
 */
record FaultOrder(
        Fault fault, @Nullable String recipient, @Nullable String operation, int times) {

    /** Reads {@code {"fault": "throttled", "times": 2}}, or {@code "recipient"} or {@code "operation"} for times. */
    static FaultOrder parse(JsonObject order) {
        int times = order.integer("times").orElse(1);
        if (times < 0) {
            throw new RefusedException(SesError.badRequest("times must not be negative; 0 stands for every send."));
        }
        return new FaultOrder(NamedFaults.of(order), order.text("recipient"), order.text("operation"), times);
    }

    void place(Faults faults) {
        if (recipient != null) {
            try {
                faults.forRecipient(recipient, fault);
            } catch (IllegalArgumentException e) {
                throw new RefusedException(SesError.badRequest(e.getMessage()));
            }
        } else if (operation != null) {
            faults.forOperation(operation, fault);
        } else if (times == 0) {
            faults.always(fault);
        } else {
            faults.next(times, fault);
        }
    }
}
