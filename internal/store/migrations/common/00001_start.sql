-- Times are microseconds of Unix time, 0 where there is none. Every statement
-- here runs on SQLite and on PostgreSQL; what can't stands in their own folders.

-- +goose Up
CREATE TABLE blobs (
    sha256  TEXT PRIMARY KEY,
    size    BIGINT NOT NULL,
    packed  BYTEA NOT NULL,
    created BIGINT NOT NULL
);

CREATE TABLE jobs (
    id         TEXT PRIMARY KEY,
    owner      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    title      TEXT NOT NULL,
    url        TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'canceled')),
    priority   INTEGER NOT NULL,
    request    BYTEA NOT NULL,
    request_sha256 TEXT NOT NULL,
    blob       TEXT REFERENCES blobs (sha256),
    idem       TEXT,
    attempts   INTEGER NOT NULL DEFAULT 0,
    not_before BIGINT NOT NULL DEFAULT 0,
    worker     TEXT NOT NULL DEFAULT '',
    lease      BIGINT NOT NULL DEFAULT 0,
    cancel     INTEGER NOT NULL DEFAULT 0,
    stage      TEXT NOT NULL DEFAULT '',
    done       INTEGER NOT NULL DEFAULT 0,
    total      INTEGER NOT NULL DEFAULT 0,
    result     TEXT NOT NULL DEFAULT '',
    code       TEXT NOT NULL DEFAULT '',
    message    TEXT NOT NULL DEFAULT '',
    created    BIGINT NOT NULL,
    started    BIGINT NOT NULL DEFAULT 0,
    ended      BIGINT NOT NULL DEFAULT 0
);

-- One job a key and owner: a request that is sent twice is one job.
CREATE UNIQUE INDEX jobs_idem ON jobs (owner, idem);
CREATE INDEX jobs_queue ON jobs (priority, created, id) WHERE state = 'queued';
CREATE INDEX jobs_lease ON jobs (lease) WHERE state = 'running';
CREATE INDEX jobs_ended ON jobs (ended) WHERE ended > 0;
CREATE INDEX jobs_blob ON jobs (blob);

CREATE TABLE results (
    id          TEXT PRIMARY KEY,
    owner       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    created     BIGINT NOT NULL,
    title       TEXT NOT NULL,
    url         TEXT NOT NULL,
    page        TEXT NOT NULL, -- the address without what does not tell pages apart
    outlet      TEXT NOT NULL,
    lang        TEXT NOT NULL,
    status      TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    request     BYTEA NOT NULL,
    blob        TEXT REFERENCES blobs (sha256),
    name        TEXT NOT NULL,
    type        TEXT NOT NULL,
    digest      BYTEA NOT NULL,
    digest_size BIGINT NOT NULL
);

CREATE INDEX results_newest ON results (created, id);
CREATE INDEX results_page ON results (page, created) WHERE page <> '';
CREATE INDEX results_blob ON results (blob);

CREATE TABLE keys (
    id        TEXT PRIMARY KEY,
    hash      TEXT NOT NULL,
    name      TEXT NOT NULL,
    scopes    TEXT NOT NULL,
    rate      INTEGER NOT NULL,
    created   BIGINT NOT NULL,
    last_used BIGINT NOT NULL DEFAULT 0,
    revoked   BIGINT NOT NULL DEFAULT 0
);
