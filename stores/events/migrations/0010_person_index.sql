-- Events are sorted by time, so that whoever asks for one visitor's or one person's of a year would read all of them. A filter a granule
-- says which cannot hold them. Measured on 20 million events with one error in a hundred: 28 of 2,442 granules were read for one
-- visitor and 459 for twenty, most of these by error, so that one in ten thousand is taken. It takes a hundredth of the space; a
-- projection sorted by visitor took a fifth, and three times as long to merge. One index for both columns, since each costs every
-- insert files that are brought to disk.
ALTER TABLE events_v1 $ON_CLUSTER ADD INDEX IF NOT EXISTS by_person (visitor_id, subject) TYPE bloom_filter(0.0001) GRANULARITY 1;

ALTER TABLE events_v1 $ON_CLUSTER MATERIALIZE INDEX IF EXISTS by_person;
