-- When a second factor was given last in a session, and whose training dates from when (told by the ledger).
ALTER TABLE agencies_session ADD COLUMN proved_at BIGINT;
ALTER TABLE agencies_staff ADD COLUMN training_on TEXT;
