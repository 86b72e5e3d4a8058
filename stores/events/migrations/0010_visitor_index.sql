-- Events are sorted by time, so that whoever asks for one visitor's of a year would read all of them. A filter a granule says which
-- cannot hold the visitor. Measured on 20 million events: a fiftieth of the granules is read for twenty visitors, for one hundredth
-- more space and no time at insertion; a projection sorted by visitor took a fifth more space and three times as long to merge.
ALTER TABLE events_v1 $ON_CLUSTER ADD INDEX IF NOT EXISTS by_visitor visitor_id TYPE bloom_filter(0.0001) GRANULARITY 1;

ALTER TABLE events_v1 $ON_CLUSTER MATERIALIZE INDEX IF EXISTS by_visitor;
