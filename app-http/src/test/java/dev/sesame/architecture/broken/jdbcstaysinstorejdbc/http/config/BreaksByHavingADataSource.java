package dev.sesame.architecture.broken.jdbcstaysinstorejdbc.http.config;

import javax.sql.DataSource;

interface BreaksByHavingADataSource {
    DataSource database();
}
