package dev.sesame.simulator.api;

import dev.sesame.simulator.error.RefusedException;
import java.util.Map;

/** One operation of the SESv2 API. */
interface Operation {

    /** Its name in the API reference, e.g. {@code GetAccount}. */
    String name();

    /**
     * Does it.
     *
     * @return the JSON fields of the answer
     * @throws RefusedException with the error to answer
     */
    Map<String, ?> perform(Call call);
}
