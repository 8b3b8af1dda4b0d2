package dev.sesame.simulator.api;

import dev.sesame.simulator.http.Request;
import dev.sesame.simulator.json.JsonObject;
import dev.sesame.simulator.signature.Signer;

/**
 * A signed call of one operation.
 *
 * @param resource the name at the end of the path, decoded; empty if the operation has none
 * @param body the JSON body; an empty object if the operation has none
 */
record Call(Request request, Signer signer, String resource, JsonObject body) {}
