-- All decisions about a visit that stand beside events of it, so that the best of them can be told when the visit is read:
-- what a decision says may change after the visit was cut. The days in the table already are cut again by the processor.
ALTER TABLE sessions_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS decisions Array(UInt64) DEFAULT [] CODEC(ZSTD(1));

ALTER TABLE sessions_staging_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS decisions Array(UInt64) DEFAULT [] CODEC(ZSTD(1));
