// Days on which browsers or a person were active, as a filter on events: the few days are read from `visitor_days` and
// `subject_days`, which the engine keeps beside the events, and only the parts and granules of these days after them.

/** By the time inside the id, by which the events are sorted. */
const onDays = (column: string, wanted: string) => `toDate(id_time) IN (SELECT toDate(id_time) FROM events_v1
      WHERE ${column} IN (${wanted}) GROUP BY toDate(id_time))`;

/** Of `browsers`, 16 hex digits each; those of the same name at other sites may come along. */
export const onDaysOfVisitors = onDays(
  'visitor_id',
  'SELECT reinterpretAsUInt64(reverse(unhex(arrayJoin({browsers: Array(String)}))))',
);

/** Of `subjects`, UInt64 as decimal text. */
export const onDaysOfSubjects = onDays('subject', 'SELECT toUInt64(arrayJoin({subjects: Array(String)}))');
