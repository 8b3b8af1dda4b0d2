package dev.sesame.adapter.storejdbc;

import java.sql.SQLException;

/** What is to be done in one transaction. May be done again from the start, so it changes nothing but the database. */
interface Work<T> {

    T in(Session session) throws SQLException;
}
