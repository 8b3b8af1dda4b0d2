/** In a tree that breaks {@code JDBC_STAYS_IN_STOREJDBC}. */
@NullMarked
package dev.sesame.architecture.broken.jdbcstaysinstorejdbc.http.config;

import org.jspecify.annotations.NullMarked;
