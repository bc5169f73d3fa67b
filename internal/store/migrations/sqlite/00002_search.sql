-- The full text: its folded form, and an index of the two- and three-character
-- pieces in it. The index narrows, the folded form decides.

-- +goose Up
CREATE TABLE search (
    seq    INTEGER PRIMARY KEY,
    result TEXT NOT NULL UNIQUE REFERENCES results (id) ON DELETE CASCADE,
    folded TEXT NOT NULL
);

CREATE VIRTUAL TABLE grams USING fts5 (
    g, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
