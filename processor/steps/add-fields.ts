// Adds what a step found to the event that it was given. In place: an event has one owner on its way, and copying its
// fifty fields in each of six steps cost 47 microseconds an event, most of it garbage collection.

/** The same object, with more fields. */
export function addFields<Event extends object, Fields extends object>(
  event: Event,
  fields: Fields,
): Event & Fields {
  return Object.assign(event, fields);
}
