-- The company: its people, whom they sell to, and what was sold. Times are Unix seconds.
CREATE TABLE users (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    email  TEXT NOT NULL,
    lang   TEXT NOT NULL,
    admin  INTEGER NOT NULL,
    active INTEGER NOT NULL
) STRICT;

-- `search_text` holds every field of a row, folded, so that one comparison searches all of them.
CREATE TABLE companies (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    email       TEXT NOT NULL,
    address     TEXT NOT NULL,
    responsible INTEGER NOT NULL REFERENCES users,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    search_text TEXT NOT NULL
) STRICT;

CREATE TABLE contacts (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    email       TEXT NOT NULL,
    position    TEXT NOT NULL,
    company_id  INTEGER REFERENCES companies,
    responsible INTEGER NOT NULL REFERENCES users,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    search_text TEXT NOT NULL
) STRICT;
CREATE INDEX contacts_of_company ON contacts (company_id);

-- A number belongs to one contact or one company. `tail` is what calls are looked up by: the last eight digits.
CREATE TABLE phones (
    id         INTEGER PRIMARY KEY,
    contact_id INTEGER REFERENCES contacts,
    company_id INTEGER REFERENCES companies,
    number     TEXT NOT NULL,
    tail       TEXT NOT NULL,
    label      TEXT NOT NULL CHECK (label IN ('MOB', 'WORK')),
    CHECK ((contact_id IS NULL) <> (company_id IS NULL))
) STRICT;
CREATE INDEX phones_by_tail ON phones (tail, contact_id, company_id);
CREATE INDEX phones_of_contact ON phones (contact_id);
CREATE INDEX phones_of_company ON phones (company_id);

CREATE TABLE deals (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    price       INTEGER NOT NULL,
    status_id   INTEGER NOT NULL,
    company_id  INTEGER REFERENCES companies,
    responsible INTEGER NOT NULL REFERENCES users,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    closed_at   INTEGER,
    search_text TEXT NOT NULL
) STRICT;
CREATE INDEX deals_of_company ON deals (company_id);

CREATE TABLE deal_contacts (
    contact_id INTEGER NOT NULL REFERENCES contacts,
    deal_id    INTEGER NOT NULL REFERENCES deals,
    is_main    INTEGER NOT NULL,
    PRIMARY KEY (contact_id, deal_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_of_deal ON deal_contacts (deal_id);

CREATE TABLE customers (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    next_price  INTEGER NOT NULL,
    next_date   INTEGER NOT NULL,
    company_id  INTEGER REFERENCES companies,
    responsible INTEGER NOT NULL REFERENCES users,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    search_text TEXT NOT NULL
) STRICT;
CREATE INDEX customers_of_company ON customers (company_id);

CREATE TABLE customer_contacts (
    contact_id  INTEGER NOT NULL REFERENCES contacts,
    customer_id INTEGER NOT NULL REFERENCES customers,
    is_main     INTEGER NOT NULL,
    PRIMARY KEY (contact_id, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_of_customer ON customer_contacts (customer_id);

-- Calls the CRM was told about, and whose notification centre each stands in. `at` is in milliseconds.
CREATE TABLE calls (
    id           INTEGER PRIMARY KEY,
    uid          TEXT NOT NULL,
    at           INTEGER NOT NULL,
    phone_number TEXT NOT NULL,
    element_type INTEGER,
    element_id   INTEGER
) STRICT;

CREATE TABLE notifications (
    call_id INTEGER NOT NULL REFERENCES calls ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users,
    PRIMARY KEY (call_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notifications_of_user ON notifications (user_id, call_id);

-- API requests as they came in; written only when the faults are on. `at` is in milliseconds.
CREATE TABLE requests (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    at           INTEGER NOT NULL,
    method       TEXT NOT NULL,
    path         TEXT NOT NULL,
    authorised   INTEGER NOT NULL,
    processed    INTEGER NOT NULL DEFAULT 0,
    body         TEXT NOT NULL,
    phone_number TEXT,
    users        TEXT,
    status       INTEGER
) STRICT;
