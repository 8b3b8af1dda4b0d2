package dev.sesame.architecture.broken.jdbcstaysinstorejdbc.adapter.storejdbc;

import java.sql.Connection;

interface JdbcConnectorStore {
    Connection connection();
}
