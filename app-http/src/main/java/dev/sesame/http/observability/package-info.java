/**
 * What operators see of the service: metrics, request ids, and a line of the log for each message.
 * Start with {@link dev.sesame.http.observability.SendMetrics} and {@link dev.sesame.http.observability.SendLog}.
 */
@NullMarked
package dev.sesame.http.observability;

import org.jspecify.annotations.NullMarked;
