/**
 * Sending and previewing messages.
 * Start with {@link dev.sesame.http.api.message.MessagesController}.
 */
@NullMarked
package dev.sesame.http.api.message;

import org.jspecify.annotations.NullMarked;
