-- A decision is kept as long as the events that hang on it: one row for each consent that they came under, each with the retention
-- of its events. A row is written again on every day of use (two days, so that a late one still finds it), and whichever row of
-- a decision is the newest holds. Rows from before have no consent, and go with the longest.
ALTER TABLE decisions_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS consent LowCardinality(String) CODEC(ZSTD(1)), MODIFY ORDER BY (decision, consent);

ALTER TABLE decisions_v1 $ON_CLUSTER MODIFY TTL
  toDateTime(decided_at) + INTERVAL $LIMITED_DAYS DAY + INTERVAL 48 HOUR DELETE WHERE consent = 'limited',
  toDateTime(decided_at) + INTERVAL $GRANTED_MONTHS MONTH + INTERVAL 48 HOUR DELETE WHERE consent != 'limited';
