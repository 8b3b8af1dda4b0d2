/**
 * HTTP without any SES: requests in, answers out, also late, slow, cut or not at all. Start with {@code HttpEndpoint}.
 */
@NullMarked
package dev.sesame.simulator.http;

import org.jspecify.annotations.NullMarked;
