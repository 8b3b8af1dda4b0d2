/** The kinds of connectors there are, and the form that each is filled in with. Start with {@link FactoriesController}. */
@NullMarked
package dev.sesame.http.api.factory;

import org.jspecify.annotations.NullMarked;
