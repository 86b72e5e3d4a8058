-- Names a person on the events that name one: a keyed hash of the person's key, so that what somebody did on other channels is found
-- without a look-up and without an event being written anew when people are merged. Most events name nobody, so that the index
-- of a part is small and lets nearly all of it be skipped.
ALTER TABLE events_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS subject UInt64 DEFAULT 0 CODEC(ZSTD(1));

ALTER TABLE events_v1 $ON_CLUSTER ADD INDEX IF NOT EXISTS by_subject subject TYPE bloom_filter(0.001) GRANULARITY 1;

ALTER TABLE events_v1 $ON_CLUSTER MATERIALIZE INDEX IF EXISTS by_subject;
