-- More of what is known of a card, for a day like its names.
ALTER TABLE names ADD COLUMN company  TEXT;
ALTER TABLE names ADD COLUMN price    INTEGER;
ALTER TABLE names ADD COLUMN stage_id INTEGER;

-- What an account says of its deals in general, as JSON: the names of their stages, and the currency.
CREATE TABLE pipelines (
    account TEXT    NOT NULL PRIMARY KEY,
    record  TEXT    NOT NULL,
    seen_at INTEGER NOT NULL -- milliseconds since 1970, UTC
) STRICT, WITHOUT ROWID;
