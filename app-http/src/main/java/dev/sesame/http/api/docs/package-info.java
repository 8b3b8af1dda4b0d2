/** The description of the API. */
@NullMarked
package dev.sesame.http.api.docs;

import org.jspecify.annotations.NullMarked;
