/** Tests of {@code sending}, with what only they need. */
@NullMarked
package dev.sesame.http.api.sending;

import org.jspecify.annotations.NullMarked;
