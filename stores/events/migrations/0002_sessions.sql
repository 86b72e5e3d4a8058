-- Sessions of people, cut again for each day that events have touched, so that history is read without cutting it anew.
-- A day is cut into the staging table and takes the place of its partition in one step.
CREATE TABLE IF NOT EXISTS sessions_v1 $ON_CLUSTER (
  site_id UInt32 CODEC(ZSTD(1)),
  visitor_id UInt64 CODEC(ZSTD(1)),
  started_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  ended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  pages UInt32 CODEC(ZSTD(1)),
  events UInt32 CODEC(ZSTD(1)),
  engaged_ms UInt32 CODEC(ZSTD(1)),
  host LowCardinality(String) CODEC(ZSTD(1)),
  entry_path LowCardinality(String) CODEC(ZSTD(1)),
  exit_path LowCardinality(String) CODEC(ZSTD(1)),
  traffic_channel LowCardinality(String) CODEC(ZSTD(1)),
  source_name LowCardinality(String) CODEC(ZSTD(1)),
  referrer_host LowCardinality(String) CODEC(ZSTD(1)),
  campaign_source LowCardinality(String) CODEC(ZSTD(1)),
  campaign_medium LowCardinality(String) CODEC(ZSTD(1)),
  campaign_name LowCardinality(String) CODEC(ZSTD(1)),
  consent LowCardinality(String) CODEC(ZSTD(1)),
  language LowCardinality(String) CODEC(ZSTD(1)),
  country LowCardinality(String) CODEC(ZSTD(1)),
  region LowCardinality(String) CODEC(ZSTD(1)),
  city LowCardinality(String) CODEC(ZSTD(1)),
  network_name LowCardinality(String) CODEC(ZSTD(1)),
  network_class LowCardinality(String) CODEC(ZSTD(1)),
  device LowCardinality(String) CODEC(ZSTD(1)),
  browser LowCardinality(String) CODEC(ZSTD(1)),
  os LowCardinality(String) CODEC(ZSTD(1)),
  is_bot Bool CODEC(ZSTD(1))
)
ENGINE = $ENGINE(MergeTree)
PARTITION BY toYYYYMMDD(started_at)
ORDER BY (site_id, started_at, visitor_id)
TTL toDateTime(started_at) + INTERVAL $LIMITED_DAYS DAY DELETE WHERE consent != 'granted',
    toDateTime(started_at) + INTERVAL $GRANTED_MONTHS MONTH DELETE WHERE consent = 'granted'
SETTINGS $DEDUPLICATION_WINDOW, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS sessions_staging_v1 $ON_CLUSTER AS sessions_v1
ENGINE = $ENGINE(MergeTree)
PARTITION BY toYYYYMMDD(started_at)
ORDER BY (site_id, started_at, visitor_id);
