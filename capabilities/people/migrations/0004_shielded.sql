-- Told by the ledger: protected addresses, former names and adoption, beside records and read by nothing that reads records.
CREATE TABLE people_shielded (
    record TEXT PRIMARY KEY,
    place BIGINT NOT NULL,
    shielded TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL
);
