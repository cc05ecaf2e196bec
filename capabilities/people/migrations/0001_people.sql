-- Told by the ledger: records, decisions about which are the same, and the terms by which records are found.
-- number is the index of the entry that added the record: short, unique and the same after a rebuild.
CREATE TABLE people_record (
    number BIGINT PRIMARY KEY,
    id TEXT NOT NULL,
    agency TEXT NOT NULL,
    record_kind TEXT NOT NULL,
    person TEXT NOT NULL,
    title TEXT NOT NULL,
    sort_key BLOB NOT NULL,
    details TEXT NOT NULL,
    terms TEXT NOT NULL,
    place BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    added_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    source_hash TEXT
);
CREATE UNIQUE INDEX people_record_id ON people_record (id);
CREATE UNIQUE INDEX people_record_source ON people_record (agency, source_hash);
CREATE INDEX people_record_person ON people_record (person);
CREATE INDEX people_record_agency ON people_record (agency, record_kind, sort_key, number);
-- How two records stand by the newest decision: linked, refused or undone. The smaller id stands first.
CREATE TABLE people_link (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    standing TEXT NOT NULL,
    idx BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    agency TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (one, other)
);
CREATE INDEX people_link_other ON people_link (other);
-- Every decision about two records, the old ones too.
CREATE TABLE people_decision (
    idx BIGINT PRIMARY KEY,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    standing TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    agency TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX people_decision_one ON people_decision (one, idx);
CREATE INDEX people_decision_other ON people_decision (other, idx);
-- Under which terms a record is found.
CREATE TABLE people_search_token (
    token TEXT NOT NULL,
    record BIGINT NOT NULL,
    PRIMARY KEY (token, record)
);
-- Under how many records each term is in use; `=all` counts the records.
CREATE TABLE people_search_count (
    token TEXT PRIMARY KEY,
    records BIGINT NOT NULL
);
-- Name words in use, by the keys under which a mistyped or misheard word finds them.
CREATE TABLE people_search_near (
    near_key TEXT NOT NULL,
    token TEXT NOT NULL,
    PRIMARY KEY (near_key, token)
);
