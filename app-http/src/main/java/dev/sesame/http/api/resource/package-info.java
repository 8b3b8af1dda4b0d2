/** What is the same for everything that people change through the API. Start with {@link EntityTag}. */
@NullMarked
package dev.sesame.http.api.resource;

import org.jspecify.annotations.NullMarked;
