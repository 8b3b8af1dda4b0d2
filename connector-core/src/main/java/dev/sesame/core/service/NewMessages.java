package dev.sesame.core.service;

import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.template.UsageType;
import dev.sesame.core.template.UsedTemplate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Messages for the store to keep. */
final class NewMessages {

    /** What a code is called in every payload that identity systems send. */
    private static final String CODE = "code";

    private NewMessages() {}

    static NewMessage of(
            ComposedEmail composed,
            SendRequest request,
            Instant now,
            @Nullable Lease lease,
            @Nullable IdempotencyKey key,
            int index) {
        return new NewMessage(
                composed.email(),
                request.connector(),
                request.usageType(),
                UsedTemplate.of(composed.template()),
                request.priority(),
                now,
                now.plus(composed.lifetime()),
                supersedes(request),
                lease,
                key,
                index);
    }

    /** A newer code makes the older ones useless; a newer invitation does not: it may be to somewhere else. */
    private static boolean supersedes(SendRequest request) {
        return request.payload().get(CODE) != null && !request.usageType().equals(UsageType.ORGANIZATION_INVITATION);
    }
}
