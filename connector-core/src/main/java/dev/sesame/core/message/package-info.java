/**
 * The message itself: addresses, what a transport is handed, what became of it.
 * Start with {@link dev.sesame.core.message.OutboundEmail}.
 */
@NullMarked
package dev.sesame.core.message;

import org.jspecify.annotations.NullMarked;
