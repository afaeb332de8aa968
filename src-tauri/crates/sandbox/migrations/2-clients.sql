-- How a client spoke and what it called itself. What was recorded before does not say.
ALTER TABLE requests ADD COLUMN http_version TEXT NOT NULL DEFAULT '';
ALTER TABLE requests ADD COLUMN user_agent TEXT;
