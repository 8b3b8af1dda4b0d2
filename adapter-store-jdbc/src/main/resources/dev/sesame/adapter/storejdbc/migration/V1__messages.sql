-- Times are milliseconds since 1970, truth values 0 and 1. ${id} is text that sorts by its bytes.

CREATE TABLE message (
    id                  ${id}   NOT NULL PRIMARY KEY,
    connector           TEXT    NOT NULL,
    recipient           TEXT    NOT NULL,
    -- In lower case: what counts as the same recipient.
    recipient_key       TEXT    NOT NULL,
    usage_type          TEXT    NOT NULL,
    template_usage_type TEXT    NOT NULL,
    template_language   TEXT,
    state               TEXT    NOT NULL,
    priority            INTEGER NOT NULL,
    accepted_at         BIGINT  NOT NULL,
    expires_at          BIGINT  NOT NULL,
    updated_at          BIGINT  NOT NULL,
    -- Only while queued.
    next_attempt_at     BIGINT,
    -- Only while sending.
    worker              TEXT,
    lease_until         BIGINT,
    -- The fence: grows whenever the message changes hands.
    token               BIGINT  NOT NULL,
    -- Whether it is a code, and whether a newer one has taken its place.
    code                INTEGER NOT NULL,
    outdated            INTEGER NOT NULL,
    -- A JSON array: only ever read and written with its message.
    attempts            TEXT    NOT NULL,
    detail              TEXT
);

-- What to send, as JSON. Apart from the message, since it goes earlier and is much larger.
CREATE TABLE message_content (
    message_id ${id} NOT NULL PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    email      TEXT  NOT NULL
);

-- The place of each message that came under an idempotency key.
CREATE TABLE idempotency_key (
    -- Of scope and key: a key may say something about its recipient.
    key_hash     ${id}   NOT NULL,
    place        INTEGER NOT NULL,
    payload_hash TEXT    NOT NULL,
    expires_at   BIGINT  NOT NULL,
    message_id   ${id}   NOT NULL REFERENCES message (id),
    PRIMARY KEY (key_hash, place)
);

-- With the state in front, or SQLite, which counts conditions, would rather read and sort the whole queue by message_by_state.
CREATE INDEX message_due ON message (state, priority, next_attempt_at, id) WHERE state = 'queued';
CREATE INDEX message_deadline ON message (state, expires_at) WHERE state = 'queued';
CREATE INDEX message_lease ON message (state, lease_until) WHERE state = 'sending';
CREATE INDEX message_code ON message (recipient_key, connector, usage_type)
    WHERE code = 1 AND state IN ('queued', 'sending', 'unknown');
CREATE INDEX message_history ON message (updated_at) WHERE state NOT IN ('queued', 'sending');

CREATE INDEX message_by_state ON message (state, id);
CREATE INDEX message_by_recipient ON message (recipient_key, id);
CREATE INDEX message_by_usage_type ON message (usage_type, id);
CREATE INDEX message_by_time ON message (accepted_at);

CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at);
CREATE INDEX idempotency_key_message ON idempotency_key (message_id);
