-- Which company an event came from: the decision hangs on events and sessions as an id, what it says stands once beside them,
-- so that a correction changes past visits at once without an event being written anew.
ALTER TABLE events_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS decision UInt64 DEFAULT 0 CODEC(ZSTD(1));

-- One row a decision and version; the highest version holds. `trace` is the whole why as JSON text.
CREATE TABLE IF NOT EXISTS decisions_v1 $ON_CLUSTER (
  decision UInt64 CODEC(ZSTD(1)),
  version UInt64 CODEC(ZSTD(1)),
  decided_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  band LowCardinality(String) CODEC(ZSTD(1)),
  reason LowCardinality(String) CODEC(ZSTD(1)),
  kind LowCardinality(String) CODEC(ZSTD(1)),
  -- Id of the company's record; 0: none.
  company_id UInt32 CODEC(ZSTD(1)),
  name String CODEC(ZSTD(1)),
  domain String CODEC(ZSTD(1)),
  country LowCardinality(String) CODEC(ZSTD(1)),
  network String CODEC(ZSTD(1)),
  probability Float32 CODEC(ZSTD(1)),
  is_own Bool CODEC(ZSTD(1)),
  -- Another source names somebody else.
  is_contested Bool CODEC(ZSTD(1)),
  -- Where the visitor told the company: whether the network alone would have been right, and what it would have said.
  blind LowCardinality(String) CODEC(ZSTD(1)),
  blind_band LowCardinality(String) CODEC(ZSTD(1)),
  blind_kind LowCardinality(String) CODEC(ZSTD(1)),
  blind_reason LowCardinality(String) CODEC(ZSTD(1)),
  -- What the visitor said and the reverse name, as JSON text: with the network all that is needed to decide again.
  told String CODEC(ZSTD(1)),
  trace String CODEC(ZSTD(3))
)
ENGINE = $ENGINE(ReplacingMergeTree, version)
ORDER BY decision
TTL toDateTime(decided_at) + INTERVAL 26 MONTH DELETE
SETTINGS $DEDUPLICATION_WINDOW, fsync_after_insert = 1, fsync_part_directory = 1;

ALTER TABLE sessions_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS decision UInt64 DEFAULT 0 CODEC(ZSTD(1));

ALTER TABLE sessions_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS page_kinds Array(LowCardinality(String)) DEFAULT [] CODEC(ZSTD(1));

ALTER TABLE sessions_staging_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS decision UInt64 DEFAULT 0 CODEC(ZSTD(1));

ALTER TABLE sessions_staging_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS page_kinds Array(LowCardinality(String)) DEFAULT [] CODEC(ZSTD(1));
