package dev.sesame.architecture.broken.jdbcstaysinstorejdbc.http.config;

import com.zaxxer.hikari.HikariConfig;

interface BreaksByPooling {
    HikariConfig pool();
}
