-- The whole campaign of a session and its click id, of which the table held source, medium and name alone. The days that
-- are in the table already are cut again by the processor.
ALTER TABLE sessions_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS campaign_term LowCardinality(String) DEFAULT '' CODEC(ZSTD(1));

ALTER TABLE sessions_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS campaign_content LowCardinality(String) DEFAULT '' CODEC(ZSTD(1));

ALTER TABLE sessions_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS campaign_id LowCardinality(String) DEFAULT '' CODEC(ZSTD(1));

ALTER TABLE sessions_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS click_id_name LowCardinality(String) DEFAULT '' CODEC(ZSTD(1));

ALTER TABLE sessions_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS click_id String DEFAULT '' CODEC(ZSTD(1));

ALTER TABLE sessions_staging_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS campaign_term LowCardinality(String) DEFAULT '' CODEC(ZSTD(1));

ALTER TABLE sessions_staging_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS campaign_content LowCardinality(String) DEFAULT '' CODEC(ZSTD(1));

ALTER TABLE sessions_staging_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS campaign_id LowCardinality(String) DEFAULT '' CODEC(ZSTD(1));

ALTER TABLE sessions_staging_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS click_id_name LowCardinality(String) DEFAULT '' CODEC(ZSTD(1));

ALTER TABLE sessions_staging_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS click_id String DEFAULT '' CODEC(ZSTD(1));
