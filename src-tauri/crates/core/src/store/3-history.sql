-- What a call is searched by: names, line and digits, in lower case (SQLite itself folds no other letters than English
-- ones). It stands in the index, so that a search reads that and nothing else.
ALTER TABLE calls ADD COLUMN words TEXT NOT NULL DEFAULT '';

DROP INDEX calls_newest;
CREATE INDEX calls_newest ON calls (account, rang_at DESC, id DESC, words);
