/** Connectors: shown, saved, tested and checked. Start with {@link ConnectorsController}. */
@NullMarked
package dev.sesame.http.api.connector;

import org.jspecify.annotations.NullMarked;
