/** How many calls that send are under way. Start with {@code SendingCalls}. */
@NullMarked
package dev.sesame.http.api.sending;

import org.jspecify.annotations.NullMarked;
