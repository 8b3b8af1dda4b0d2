package dev.sesame.http.durability;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.ServiceClient;
import java.util.Map;

/** A call for one message, which no other call is for. */
record Call(int number) {

    /** Recipients whose messages SES answers late. */
    static final String SLOW = "slow";

    private static final int KINDS = 3;
    private static final int SLOW_ONCE_IN = 48;

    /** Whether the caller does not wait until the message is sent. */
    private boolean isAsync() {
        return number % KINDS != 0;
    }

    /** Whether it may be repeated. */
    boolean hasKey() {
        return number % KINDS != 1;
    }

    String recipient() {
        return (number % SLOW_ONCE_IN < KINDS ? SLOW : "user") + number + "@example.com";
    }

    String code() {
        return Integer.toString(number);
    }

    Answer make(ServiceClient service) {
        String body = Json.write(Map.of("to", recipient(), "usageType", "SignIn", "payload", Map.of("code", code())));
        String[] key = {"Idempotency-Key", "key-" + number};
        String[] async = {"Prefer", "respond-async"};
        if (!isAsync()) {
            return service.post("/v1/messages", body, key);
        }
        return hasKey()
                ? service.post("/v1/messages", body, key[0], key[1], async[0], async[1])
                : service.post("/v1/messages", body, async);
    }
}
