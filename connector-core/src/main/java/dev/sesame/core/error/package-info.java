/**
 * What can go wrong, in the terms a caller acts on: one root, one enum of codes with their kinds.
 * Start with {@link dev.sesame.core.error.ConnectorException}.
 */
@NullMarked
package dev.sesame.core.error;

import org.jspecify.annotations.NullMarked;
