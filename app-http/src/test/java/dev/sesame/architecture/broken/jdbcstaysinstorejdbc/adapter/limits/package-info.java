/** In a tree that breaks {@code JDBC_STAYS_IN_STOREJDBC}. */
@NullMarked
package dev.sesame.architecture.broken.jdbcstaysinstorejdbc.adapter.limits;

import org.jspecify.annotations.NullMarked;
