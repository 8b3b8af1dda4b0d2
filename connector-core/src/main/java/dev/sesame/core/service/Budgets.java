package dev.sesame.core.service;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.TryLaterException;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.out.SendBudgets;
import java.time.Duration;
import java.util.Optional;

/** Keeps anybody from having a mailbox bombed. */
final class Budgets {

    private final SendBudgets budgets;

    Budgets(SendBudgets budgets) {
        this.budgets = budgets;
    }

    /** Takes one message of the budgets, or throws. */
    void take(SendRequest request) {
        Optional<Duration> wait = budgets.take(request.to().address(), request.usageType(), request.clientIp());
        if (wait.isPresent()) {
            throw new TryLaterException(
                    ErrorCode.TOO_MANY_MESSAGES,
                    "Too many messages to this recipient, or asked for from this address: nothing was sent",
                    wait.get());
        }
    }

    /** Gives back what was taken for a message that was certainly not accepted. */
    void settle(SendRequest request, DeliveryResult result) {
        if (result instanceof DeliveryResult.Failed failed && failed.failure().kind() != FailureKind.AMBIGUOUS) {
            giveBack(request);
        }
    }

    /** Gives back what was taken for a message that was not kept, or not sent. */
    void giveBack(SendRequest request) {
        budgets.giveBack(request.to().address(), request.usageType(), request.clientIp());
    }
}
