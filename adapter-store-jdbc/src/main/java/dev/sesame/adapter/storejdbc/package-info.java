/**
 * Keeps messages in a database: SQLite in a file of our own, or PostgreSQL.
 * Start with {@link dev.sesame.adapter.storejdbc.JdbcMessageStore}.
 */
@NullMarked
package dev.sesame.adapter.storejdbc;

import org.jspecify.annotations.NullMarked;
