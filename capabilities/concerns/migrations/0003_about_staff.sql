-- Since when a concern is known to be about somebody who works with children, where that was found out afterwards.
ALTER TABLE concerns_concern ADD COLUMN about_since BIGINT;
