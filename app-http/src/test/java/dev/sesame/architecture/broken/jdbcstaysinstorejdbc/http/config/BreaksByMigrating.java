package dev.sesame.architecture.broken.jdbcstaysinstorejdbc.http.config;

import org.flywaydb.core.Flyway;

interface BreaksByMigrating {
    Flyway migrations();
}
