/**
 * Who may call.
 * Start with {@link dev.sesame.http.security.Callers}.
 */
@NullMarked
package dev.sesame.http.security;

import org.jspecify.annotations.NullMarked;
