/** Who calls. */
@NullMarked
package dev.sesame.http.api.caller;

import org.jspecify.annotations.NullMarked;
