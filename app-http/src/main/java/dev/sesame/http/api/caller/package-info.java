/** Who calls, and what they may do. Start with {@link Access}. */
@NullMarked
package dev.sesame.http.api.caller;

import org.jspecify.annotations.NullMarked;
