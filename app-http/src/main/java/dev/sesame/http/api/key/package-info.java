/** API keys over HTTP: created, listed, deleted. Start with {@link ApiKeysController}. */
@NullMarked
package dev.sesame.http.api.key;

import org.jspecify.annotations.NullMarked;
