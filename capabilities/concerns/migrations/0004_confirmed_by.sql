-- Which written report confirmed a telephone report, where it came through this system.
ALTER TABLE concerns_concern ADD COLUMN confirmed_by TEXT;
CREATE INDEX concerns_concern_confirmed_by ON concerns_concern (confirmed_by) WHERE confirmed_by IS NOT NULL;
