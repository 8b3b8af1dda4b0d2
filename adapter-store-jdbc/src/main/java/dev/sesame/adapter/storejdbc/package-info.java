/**
 * Keeps messages, connectors and templates in a database: SQLite in a file of our own, or PostgreSQL.
 * Start with {@link dev.sesame.adapter.storejdbc.JdbcStores}.
 */
@NullMarked
package dev.sesame.adapter.storejdbc;

import org.jspecify.annotations.NullMarked;
