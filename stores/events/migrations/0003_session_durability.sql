-- A touched day is forgotten once its sessions were cut again, so these must be on disk by then. The staging table, whose
-- parts become the partition, was made without this.
ALTER TABLE sessions_staging_v1 $ON_CLUSTER MODIFY SETTING fsync_after_insert = 1, fsync_part_directory = 1;

ALTER TABLE sessions_v1 $ON_CLUSTER MODIFY SETTING fsync_after_insert = 1, fsync_part_directory = 1;
