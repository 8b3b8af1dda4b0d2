package dev.sesame.adapter.storejdbc;

/** What a version that we do not know would leave in the history of the schema. */
final class SchemaRows {

    static final String NEWER = """
            INSERT INTO sesame_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            VALUES (9, '9', 'later', 'SQL', 'V9__later.sql', 1, 'later', 1, true)
            """;

    private SchemaRows() {}
}
