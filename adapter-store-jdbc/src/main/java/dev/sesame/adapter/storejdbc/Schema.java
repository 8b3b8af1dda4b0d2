package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The tables, at the version that this code knows. */
final class Schema {

    private static final String HISTORY = "sesame_schema_history";

    private static final Set<MigrationState> NEWER =
            EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private final Flyway flyway;
    private final String database;

    Schema(DataSource source, Dialect dialect, String database) {
        this.database = database;
        flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:dev/sesame/adapter/storejdbc/migration")
                // Not where a service without an SLF4J provider would find it: on the standard error stream.
                .loggers("slf4j")
                .failOnMissingLocations(true)
                .table(HISTORY)
                // Not even those of the future, which it ignores by default.
                .ignoreMigrationPatterns(new String[0])
                .placeholders(Map.of("id", dialect.idType()))
                // Everybody's data would go.
                .cleanDisabled(true)
                .load();
    }

    /**
     * Creates the tables, or brings them up to date.
     *
     * @throws InvalidInputException if the tables are somebody else's, or of a newer version
     * @throws FlywayException if the database did not do it
     */
    void migrate() {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw refused("holds tables that are not Sesame's: use a file, or a PostgreSQL schema, of its own");
            }
            if (e.getErrorCode() == CoreErrorCode.VALIDATE_ERROR) {
                throw refused(
                        isNewer()
                                ? "was written by a newer version of Sesame: start that version again, or use another database"
                                : "has tables that somebody has changed: restore it from a backup, or use another database");
            }
            throw e;
        }
    }

    private boolean isNewer() {
        return Arrays.stream(flyway.info().all()).map(MigrationInfo::getState).anyMatch(NEWER::contains);
    }

    private InvalidInputException refused(String why) {
        return InvalidInputException.settings(List.of(new Problem("", "the store " + database + " " + why)));
    }
}
