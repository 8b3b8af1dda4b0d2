/**
 * JSON as trees of maps, lists and values: the form in which the core takes what callers give.
 * Start with {@link dev.sesame.http.json.JsonReader}.
 */
@NullMarked
package dev.sesame.http.json;

import org.jspecify.annotations.NullMarked;
