/**
 * How errors are answered: problem details (RFC 9457) with stable codes.
 * Start with {@link dev.sesame.http.api.problem.ProblemDetail}.
 */
@NullMarked
package dev.sesame.http.api.problem;

import org.jspecify.annotations.NullMarked;
