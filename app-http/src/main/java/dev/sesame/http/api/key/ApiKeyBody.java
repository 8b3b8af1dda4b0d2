package dev.sesame.http.api.key;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key to create.
 *
 * @param name its name, for people and for the audit log: 1 to 64 letters, digits, dots, dashes and underscores
 * @param role what may be done with it: {@code send}, {@code read} or {@code admin}
 * @param limit how often it may be used, such as {@code 1000/1m}, counted by each instance; as often as one likes if left out
 */
@Schema(name = "ApiKeyToCreate")
record ApiKeyBody(String name, String role, @Nullable String limit) {}
