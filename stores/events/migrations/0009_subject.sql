-- Names a person on the events that name one: a keyed hash of the person's key, so that what somebody did on other channels is found
-- without a look-up and without an event being written anew when people are merged. Most events name nobody.
ALTER TABLE events_v1 $ON_CLUSTER ADD COLUMN IF NOT EXISTS subject UInt64 DEFAULT 0 CODEC(ZSTD(1));
