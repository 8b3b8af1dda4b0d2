/**
 * Endpoints for identity systems.
 * Start with {@link dev.sesame.http.api.hook.LogtoController}.
 */
@NullMarked
package dev.sesame.http.api.hook;

import org.jspecify.annotations.NullMarked;
