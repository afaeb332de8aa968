-- Which parts of the history a call belongs to; each part has an index that stands for it, in the order it is read.
ALTER TABLE calls ADD COLUMN missed  INTEGER NOT NULL DEFAULT 0; -- 1: a call to the agent that nobody took
ALTER TABLE calls ADD COLUMN unknown INTEGER NOT NULL DEFAULT 0; -- 1: the CRM said that nobody has the number
ALTER TABLE calls ADD COLUMN silent  INTEGER NOT NULL DEFAULT 0; -- 1: there was no notice, and not because we called

CREATE INDEX calls_missed ON calls (account, rang_at DESC, id DESC, words) WHERE missed = 1;
CREATE INDEX calls_unknown ON calls (account, rang_at DESC, id DESC, words) WHERE unknown = 1;
CREATE INDEX calls_silent ON calls (account, rang_at DESC, id DESC, words) WHERE silent = 1;
