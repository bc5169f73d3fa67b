-- The full text: its folded form, and an index of the two- and three-character
-- pieces in it. The index narrows, the folded form decides. No extension is
-- needed: pg_trgm finds no Chinese where the locale of the database is C.

-- +goose Up
CREATE TABLE search (
    result TEXT PRIMARY KEY REFERENCES results (id) ON DELETE CASCADE,
    folded TEXT NOT NULL,
    grams  TEXT[] NOT NULL
);

CREATE INDEX search_grams ON search USING gin (grams);
