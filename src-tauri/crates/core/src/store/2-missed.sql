-- Missed calls that the agent has not dealt with.
ALTER TABLE calls ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0; -- 1 until then

CREATE INDEX calls_unseen ON calls (account, rang_at) WHERE unseen = 1;
