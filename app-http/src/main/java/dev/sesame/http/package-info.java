/** The service. Start with {@code Application}. */
@NullMarked
package dev.sesame.http;

import org.jspecify.annotations.NullMarked;
