-- On which days a browser or a person was active, kept by the engine itself beside each part of the events: whoever asks for those of a
-- year reads a few of these rows, and then the days alone. Written, merged and deleted in one step with the events, so that none is
-- ever missing and none outlives its events; a part without them is read itself. Measured on 410,000 events, five to a browser and day:
-- nine bytes a browser and day, a twelfth of the events, and inserts and merges that differ by less than they do from run to run.
ALTER TABLE events_v1 $ON_CLUSTER MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild';

ALTER TABLE events_v1 $ON_CLUSTER ADD PROJECTION IF NOT EXISTS visitor_days (
  SELECT visitor_id, toDate(id_time) GROUP BY visitor_id, toDate(id_time));

ALTER TABLE events_v1 $ON_CLUSTER ADD PROJECTION IF NOT EXISTS subject_days (
  SELECT subject, toDate(id_time) GROUP BY subject, toDate(id_time));

ALTER TABLE events_v1 $ON_CLUSTER MATERIALIZE PROJECTION IF EXISTS visitor_days;

ALTER TABLE events_v1 $ON_CLUSTER MATERIALIZE PROJECTION IF EXISTS subject_days;
