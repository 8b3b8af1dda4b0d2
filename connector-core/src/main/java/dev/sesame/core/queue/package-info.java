/**
 * What is kept of messages: where each is on its way, and the keys they came under.
 * Start with {@link dev.sesame.core.queue.StoredMessage}.
 */
@NullMarked
package dev.sesame.core.queue;

import org.jspecify.annotations.NullMarked;
