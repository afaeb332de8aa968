-- A database as version 0.1 left it: its tables, and a call for each way that a report could stand.

CREATE TABLE calls (
    id       TEXT    NOT NULL PRIMARY KEY,
    account  TEXT    NOT NULL,
    rang_at  INTEGER NOT NULL,
    number   TEXT,
    answer   TEXT,
    open     INTEGER NOT NULL,
    record   TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX calls_newest ON calls (account, rang_at DESC);
CREATE INDEX calls_of_number ON calls (account, number, rang_at DESC) WHERE answer IS NOT NULL;
CREATE INDEX calls_open ON calls (account, rang_at) WHERE open = 1;

CREATE TABLE names (
    account TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    id      INTEGER NOT NULL,
    title   TEXT,
    person  TEXT,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (account, kind, id)
) STRICT, WITHOUT ROWID;

ALTER TABLE calls ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0;

CREATE INDEX calls_unseen ON calls (account, rang_at) WHERE unseen = 1;

ALTER TABLE calls ADD COLUMN words TEXT NOT NULL DEFAULT '';

DROP INDEX calls_newest;
CREATE INDEX calls_newest ON calls (account, rang_at DESC, id DESC, words);

ALTER TABLE calls ADD COLUMN missed  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE calls ADD COLUMN unknown INTEGER NOT NULL DEFAULT 0;
ALTER TABLE calls ADD COLUMN silent  INTEGER NOT NULL DEFAULT 0;

CREATE INDEX calls_missed ON calls (account, rang_at DESC, id DESC, words) WHERE missed = 1;
CREATE INDEX calls_unknown ON calls (account, rang_at DESC, id DESC, words) WHERE unknown = 1;
CREATE INDEX calls_silent ON calls (account, rang_at DESC, id DESC, words) WHERE silent = 1;

PRAGMA user_version = 4;

INSERT INTO calls (id, account, rang_at, number, answer, open, unseen, missed, unknown, silent, words, record) VALUES
('019ac000-0000-7000-8000-000000000001', 'demo', 1795694401000, '+79998885533', 'card', 0, 0, 0, 0, 0, 'кухня из дуба иван петров иван ivan sales 79998885533',
    '{"id":"019ac000-0000-7000-8000-000000000001","number":{"phone":{"dialable":"+79998885533","readable":"+7 999 888-55-33"}},"raw_number":"+79998885533","direction":"in","phase":{"ended":"talked"},"source":"pbx","source_call_id":"17","to":"101","line":"Sales","caller_name":"Ivan","users":[1,2],"rang_at":"2026-11-26T12:00:01Z","answered_at":"2026-11-26T12:00:05Z","ended_at":"2026-11-26T12:01:05Z","reported_at":"2026-11-26T11:59:59Z","post":{"state":"done","answer":{"card":{"kind":"deal","id":7,"title":"Кухня из дуба","person":"Иван Петров"}},"uid":"u\"1"},"request_id":"req-1","remembered":{"kind":"contact","id":9,"title":"Иван","person":null},"found":null,"silence":null,"unseen":false,"steps":{"accepted":2,"sent":5,"answered":120,"shown":125}}'),
('019ac000-0000-7000-8000-000000000002', 'demo', 1795694402000, '+15550100112', 'not_in_crm', 0, 1, 1, 1, 0, '15550100112',
    '{"id":"019ac000-0000-7000-8000-000000000002","number":{"phone":{"dialable":"+15550100112","readable":"+1 555-010-0112"}},"raw_number":"+15550100112","direction":"in","phase":{"ended":"missed"},"source":"socket","source_call_id":null,"to":null,"line":null,"caller_name":null,"users":null,"rang_at":"2026-11-26T12:00:02Z","answered_at":null,"ended_at":"2026-11-26T12:00:32Z","reported_at":null,"post":{"state":"done","answer":"not_in_crm","uid":null},"request_id":null,"remembered":null,"found":null,"silence":null,"unseen":true,"steps":{"accepted":null,"sent":null,"answered":null,"shown":null}}'),
('019ac000-0000-7000-8000-000000000003', 'demo', 1795694403000, '+15550100112', NULL, 0, 0, 0, 0, 0, 'eve adams 15550100112',
    '{"id":"019ac000-0000-7000-8000-000000000003","number":{"phone":{"dialable":"+15550100112","readable":"+1 555-010-0112"}},"raw_number":"+15550100112","direction":"in","phase":{"ended":"unknown"},"source":"socket","source_call_id":null,"to":null,"line":null,"caller_name":null,"users":null,"rang_at":"2026-11-26T12:00:03Z","answered_at":null,"ended_at":"2026-11-26T12:00:48Z","reported_at":null,"post":{"state":"done","answer":"untold","uid":"u3"},"request_id":null,"remembered":null,"found":{"kind":"contact","id":18446744073709551615,"title":"Eve Adams","person":null},"silence":null,"unseen":false,"steps":{"accepted":null,"sent":null,"answered":null,"shown":null}}'),
('019ac000-0000-7000-8000-000000000004', 'demo', 1795694404000, NULL, NULL, 0, 0, 0, 0, 0, '',
    '{"id":"019ac000-0000-7000-8000-000000000004","number":"withheld","raw_number":"","direction":"in","phase":{"ended":"elsewhere"},"source":"socket","source_call_id":null,"to":null,"line":null,"caller_name":null,"users":null,"rang_at":"2026-11-26T12:00:04Z","answered_at":null,"ended_at":"2026-11-26T12:00:10Z","reported_at":null,"post":{"state":"not_sent","reason":"withheld"},"request_id":null,"remembered":null,"found":null,"silence":null,"unseen":false,"steps":{"accepted":null,"sent":null,"answered":null,"shown":null}}'),
('019ac000-0000-7000-8000-000000000005', 'demo', 1795694405000, '101', NULL, 0, 0, 0, 0, 1, '101',
    '{"id":"019ac000-0000-7000-8000-000000000005","number":{"internal":"101"},"raw_number":"101","direction":"in","phase":{"ended":"declined"},"source":"socket","source_call_id":null,"to":null,"line":null,"caller_name":null,"users":null,"rang_at":"2026-11-26T12:00:05Z","answered_at":null,"ended_at":"2026-11-26T12:00:10Z","reported_at":null,"post":{"state":"not_sent","reason":"ignored"},"request_id":null,"remembered":null,"found":null,"silence":"too_short","unseen":false,"steps":{"accepted":null,"sent":null,"answered":null,"shown":null}}'),
('019ac000-0000-7000-8000-000000000006', 'demo', 1795694406000, '+79998885533', NULL, 0, 0, 1, 0, 1, '79998885533',
    '{"id":"019ac000-0000-7000-8000-000000000006","number":{"phone":{"dialable":"+79998885533","readable":"+7 999 888-55-33"}},"raw_number":"+79998885533","direction":"in","phase":{"ended":"missed"},"source":"socket","source_call_id":null,"to":null,"line":null,"caller_name":null,"users":null,"rang_at":"2026-11-26T12:00:06Z","answered_at":null,"ended_at":"2026-11-26T12:00:40Z","reported_at":null,"post":{"state":"uncertain"},"request_id":null,"remembered":null,"found":null,"silence":"paused","unseen":false,"steps":{"accepted":null,"sent":null,"answered":null,"shown":null}}'),
('019ac000-0000-7000-8000-000000000007', 'demo', 1795694407000, '+79998885533', NULL, 1, 0, 0, 0, 0, '79998885533',
    '{"id":"019ac000-0000-7000-8000-000000000007","number":{"phone":{"dialable":"+79998885533","readable":"+7 999 888-55-33"}},"raw_number":"+79998885533","direction":"in","phase":"answered","source":"socket","source_call_id":null,"to":null,"line":null,"caller_name":null,"users":null,"rang_at":"2026-11-26T12:00:07Z","answered_at":"2026-11-26T12:00:09Z","ended_at":null,"reported_at":null,"post":{"state":"refused","reason":"unpaid"},"request_id":null,"remembered":null,"found":null,"silence":null,"unseen":false,"steps":{"accepted":null,"sent":null,"answered":null,"shown":null}}'),
('019ac000-0000-7000-8000-000000000008', 'demo', 1795694408000, '+79998885533', NULL, 0, 0, 1, 0, 0, '79998885533',
    '{"id":"019ac000-0000-7000-8000-000000000008","number":{"phone":{"dialable":"+79998885533","readable":"+7 999 888-55-33"}},"raw_number":"+79998885533","direction":"in","phase":{"ended":"missed"},"source":"socket","source_call_id":null,"to":null,"line":null,"caller_name":null,"users":null,"rang_at":"2026-11-26T12:00:08Z","answered_at":null,"ended_at":"2026-11-26T12:00:45Z","reported_at":null,"post":{"state":"dropped","reason":"stale"},"request_id":null,"remembered":null,"found":null,"silence":null,"unseen":false,"steps":{"accepted":null,"sent":null,"answered":null,"shown":null}}'),
('019ac000-0000-7000-8000-000000000009', 'demo', 1795694409000, '+15550100112', NULL, 1, 0, 0, 0, 0, '15550100112',
    '{"id":"019ac000-0000-7000-8000-000000000009","number":{"phone":{"dialable":"+15550100112","readable":"+1 555-010-0112"}},"raw_number":"+15550100112","direction":"in","phase":"ringing","source":"socket","source_call_id":null,"to":null,"line":null,"caller_name":null,"users":null,"rang_at":"2026-11-26T12:00:09Z","answered_at":null,"ended_at":null,"reported_at":null,"post":{"state":"sending"},"request_id":null,"remembered":null,"found":null,"silence":null,"unseen":false,"steps":{"accepted":null,"sent":null,"answered":null,"shown":null}}'),
('019ac000-0000-7000-8000-000000000010', 'demo', 1795694410000, '+79998885533', NULL, 1, 0, 0, 0, 0, '79998885533',
    '{"id":"019ac000-0000-7000-8000-000000000010","number":{"phone":{"dialable":"+79998885533","readable":"+7 999 888-55-33"}},"raw_number":"+79998885533","direction":"in","phase":"ringing","source":"socket","source_call_id":null,"to":null,"line":null,"caller_name":null,"users":null,"rang_at":"2026-11-26T12:00:10Z","answered_at":null,"ended_at":null,"reported_at":null,"post":{"state":"queued"},"request_id":null,"remembered":null,"found":null,"silence":null,"unseen":false,"steps":{"accepted":null,"sent":null,"answered":null,"shown":null}}');
