-- Journeys of the public door that were sent within the last day, so that a second sending gives the same code and no
-- second concern. Neither column opens without the journey's own id, which only the sender's browser has.
CREATE TABLE concerns_journey (
    journey_hash TEXT PRIMARY KEY,
    sent_at BIGINT NOT NULL,
    given TEXT NOT NULL
);
CREATE INDEX concerns_journey_sent ON concerns_journey (sent_at);
