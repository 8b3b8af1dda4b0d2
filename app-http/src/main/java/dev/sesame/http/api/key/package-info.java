/** API keys over HTTP. */
@NullMarked
package dev.sesame.http.api.key;

import org.jspecify.annotations.NullMarked;
