-- One row a call. `record` is the whole call as JSON; the columns beside it are what questions are asked by.
CREATE TABLE calls (
    id       TEXT    NOT NULL PRIMARY KEY,
    account  TEXT    NOT NULL,
    rang_at  INTEGER NOT NULL, -- milliseconds since 1970, UTC
    number   TEXT,             -- E.164 or digits; NULL when withheld
    answer   TEXT,             -- 'card' or 'not_in_crm', when the CRM said so
    open     INTEGER NOT NULL, -- 1 while the call lives or its report to the CRM is not final
    record   TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX calls_newest ON calls (account, rang_at DESC);
CREATE INDEX calls_of_number ON calls (account, number, rang_at DESC) WHERE answer IS NOT NULL;
CREATE INDEX calls_open ON calls (account, rang_at) WHERE open = 1;

-- The names on cards, for a day.
CREATE TABLE names (
    account TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    id      INTEGER NOT NULL,
    title   TEXT,
    person  TEXT,
    seen_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
    PRIMARY KEY (account, kind, id)
) STRICT, WITHOUT ROWID;
