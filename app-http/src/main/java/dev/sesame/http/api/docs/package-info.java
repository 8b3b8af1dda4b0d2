/** The description of the API, for programs and people. Start with {@link OpenApiController}. */
@NullMarked
package dev.sesame.http.api.docs;

import org.jspecify.annotations.NullMarked;
