-- Looks have no stream: they are found by what was looked at, and by whose people looked.
CREATE INDEX ledger_entries_looked_at ON ledger_entries (subjects, idx) WHERE place = 0;
CREATE INDEX ledger_entries_looks_by ON ledger_entries (agency, recorded_at) WHERE place = 0;
