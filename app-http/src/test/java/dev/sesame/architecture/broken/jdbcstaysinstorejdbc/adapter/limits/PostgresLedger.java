package dev.sesame.architecture.broken.jdbcstaysinstorejdbc.adapter.limits;

import java.sql.Connection;

interface PostgresLedger {
    Connection connection();
}
