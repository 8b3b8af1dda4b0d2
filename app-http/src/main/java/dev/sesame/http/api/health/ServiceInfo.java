package dev.sesame.http.api.health;

import java.util.List;

/**
 * What this instance is made of.
 *
 * @param simulated whether messages go to the simulator instead of Amazon
 * @param transport the transport they leave by
 * @param connectors the ids of the connectors
 * @param connectorsOrigin where they come from, for people
 * @param keysRequired whether callers need an API key
 */
public record ServiceInfo(
        boolean simulated, String transport, List<String> connectors, String connectorsOrigin, boolean keysRequired) {}
