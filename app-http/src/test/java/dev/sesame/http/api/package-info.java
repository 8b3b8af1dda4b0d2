/** What holds for every resource of the API. */
@NullMarked
package dev.sesame.http.api;

import org.jspecify.annotations.NullMarked;
