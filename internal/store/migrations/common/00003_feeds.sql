-- Feeds, their items, and the readers beside us that we answer to.

-- +goose Up
CREATE TABLE feeds (
    id       TEXT PRIMARY KEY,
    url      TEXT NOT NULL UNIQUE,
    title    TEXT NOT NULL,
    site     TEXT NOT NULL,
    folder   TEXT NOT NULL,
    interval_s BIGINT NOT NULL,
    settings BYTEA NOT NULL,
    created  BIGINT NOT NULL,
    next     BIGINT NOT NULL, -- by the database's clock
    etag     TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    checked  BIGINT NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    code     TEXT NOT NULL DEFAULT '',
    message  TEXT NOT NULL DEFAULT ''
);

CREATE INDEX feeds_next ON feeds (next);

-- An item stays when its result goes: it is the mark that it was done.
CREATE TABLE items (
    id        TEXT PRIMARY KEY,
    feed      TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    guid      TEXT NOT NULL,
    url       TEXT NOT NULL,
    page      TEXT NOT NULL,
    title     TEXT NOT NULL,
    published BIGINT NOT NULL,
    seen      BIGINT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('skipped', 'working', 'done', 'failed')),
    job       TEXT NOT NULL DEFAULT '',
    message   TEXT NOT NULL DEFAULT '',
    story     TEXT NOT NULL DEFAULT '', -- id of the first item that told it; its own where it was the first
    signature BYTEA,
    UNIQUE (feed, guid)
);

CREATE INDEX items_working ON items (job) WHERE state = 'working';
CREATE INDEX items_story ON items (story);
CREATE INDEX items_seen ON items (seen, id);
CREATE INDEX items_page ON items (page, seen) WHERE page <> '';

CREATE TABLE bands (
    band BIGINT NOT NULL,
    item TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    PRIMARY KEY (band, item)
);

CREATE INDEX bands_item ON bands (item);

CREATE TABLE readers (
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('miniflux', 'karakeep')),
    name    TEXT NOT NULL,
    address TEXT NOT NULL,
    token   TEXT NOT NULL,
    secret  TEXT NOT NULL,
    created BIGINT NOT NULL
);

-- What is owed to a reader: the points of an entry, once its job has ended.
CREATE TABLE deliveries (
    id       TEXT PRIMARY KEY,
    reader   TEXT NOT NULL REFERENCES readers (id) ON DELETE CASCADE,
    entry    TEXT NOT NULL,
    version  TEXT NOT NULL, -- of the entry's text
    job      TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next     BIGINT NOT NULL DEFAULT 0,
    message  TEXT NOT NULL DEFAULT '',
    created  BIGINT NOT NULL,
    UNIQUE (reader, entry, version)
);

CREATE INDEX deliveries_due ON deliveries (next) WHERE state = 'waiting';
