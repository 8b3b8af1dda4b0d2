-- Times are milliseconds since 1970, truth values 0 and 1. ${id} is text that sorts by its bytes.

-- One row: the version of the last change. Whoever changes something locks it, so that changes are committed in the order of their versions.
CREATE TABLE configuration_revision (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    revision BIGINT  NOT NULL
);
INSERT INTO configuration_revision (id, revision) VALUES (1, 0);

CREATE TABLE connector (
    id             ${id}  NOT NULL PRIMARY KEY,
    -- A JSON object without its secrets.
    document       TEXT   NOT NULL,
    -- Its secrets, encrypted; null if there are none.
    secrets        TEXT,
    -- Which key they are encrypted with.
    encryption_key TEXT,
    version        BIGINT NOT NULL,
    changed_at     BIGINT NOT NULL,
    changed_by     TEXT   NOT NULL
);

CREATE TABLE template (
    id      ${id}   NOT NULL PRIMARY KEY,
    -- Usage type and language, as a JSON array.
    place   ${id}   NOT NULL UNIQUE,
    -- The newest of its versions.
    version BIGINT  NOT NULL,
    -- Deleted ones stay: their ids and versions come back with them.
    deleted INTEGER NOT NULL
);

CREATE TABLE template_version (
    template_id ${id}  NOT NULL REFERENCES template (id),
    version     BIGINT NOT NULL,
    -- A JSON object; null if the change was that it was deleted.
    document    TEXT,
    changed_at  BIGINT NOT NULL,
    changed_by  TEXT   NOT NULL,
    PRIMARY KEY (template_id, version)
);
