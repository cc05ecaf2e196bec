-- Told by the ledger: which tables were taken in, by whom, and what came of it.
CREATE TABLE exchange_history (
    id TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    sort TEXT NOT NULL,
    started_by TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    taken BIGINT NOT NULL,
    known BIGINT NOT NULL,
    refused BIGINT NOT NULL
);
CREATE INDEX exchange_history_agency ON exchange_history (agency, started_at);
-- Not told by the ledger, from here on. An import that is being prepared or is under way; the file and its name are
-- sealed, and thrown away when the import has ended.
CREATE TABLE exchange_import (
    id TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    sort TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file TEXT,
    header TEXT NOT NULL,
    mapping TEXT NOT NULL,
    place BIGINT NOT NULL,
    taken BIGINT NOT NULL,
    known BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    doubted BIGINT NOT NULL
);
CREATE INDEX exchange_import_agency ON exchange_import (agency, made_at);
CREATE INDEX exchange_import_state ON exchange_import (state, touched_at);
-- Rows that were refused, sealed, until they have been fetched or have grown old.
CREATE TABLE exchange_refused (
    import TEXT NOT NULL,
    number BIGINT NOT NULL,
    row TEXT NOT NULL,
    PRIMARY KEY (import, number)
);
-- What has been taken in before, by keyed hash of the sender's own key or of the content.
CREATE TABLE exchange_key (
    agency TEXT NOT NULL,
    sort TEXT NOT NULL,
    key TEXT NOT NULL,
    import TEXT NOT NULL,
    PRIMARY KEY (agency, sort, key)
);
-- Which column feeds which field, as somebody confirmed it last.
CREATE TABLE exchange_mapping (
    agency TEXT NOT NULL,
    sort TEXT NOT NULL,
    mapping TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (agency, sort)
);
