-- Times are milliseconds since 1970. ${id} is text that sorts by its bytes.

CREATE TABLE api_key (
    name       ${id}  NOT NULL PRIMARY KEY,
    role       TEXT   NOT NULL,
    -- Such as 1000/1m; null for none.
    call_limit TEXT,
    -- What the key begins with: by this it is found.
    key_start  ${id}  NOT NULL UNIQUE,
    -- HMAC-SHA-256 of the key under the salt, both in hexadecimal digits.
    salt       TEXT   NOT NULL,
    hash       TEXT   NOT NULL,
    version    BIGINT NOT NULL UNIQUE,
    changed_at BIGINT NOT NULL,
    changed_by TEXT   NOT NULL,
    -- The minute it was last used in; null for never.
    used_at    BIGINT
);

-- Who changed connectors, templates and API keys; never to what.
CREATE TABLE audit (
    -- The version that the change made.
    version      BIGINT NOT NULL PRIMARY KEY,
    changed_at   BIGINT NOT NULL,
    -- The name of an API key, and an IP address; empty if not known.
    changed_by   TEXT   NOT NULL,
    changed_from TEXT   NOT NULL,
    subject      TEXT   NOT NULL,
    subject_id   ${id}  NOT NULL,
    action       TEXT   NOT NULL
);
CREATE INDEX audit_by_subject ON audit (subject_id, version);
CREATE INDEX audit_by_time ON audit (changed_at);
