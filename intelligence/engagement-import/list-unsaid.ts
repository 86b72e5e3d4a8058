// What has to be asked of whoever brings in a list of attendees: which event it was, and when it began.

import type {
  EngagementFileKind,
  EngagementMapping,
  ImportReading,
  UnsaidFact,
} from '#contract/import-report.ts';

/** Empty where columns say so, somebody has said so, and for every other kind of file. */
export function listUnsaid(run: {
  kind: EngagementFileKind;
  mapping: EngagementMapping;
  reading: Pick<ImportReading, 'eventName' | 'eventAt'>;
}): UnsaidFact[] {
  if (run.kind !== 'attendees') return [];
  const fields = Object.values(run.mapping);
  const isSaid = {
    event_name: fields.includes('title') || run.reading.eventName !== undefined,
    event_start: fields.includes('starts_at') || run.reading.eventAt !== undefined,
  };
  return (['event_name', 'event_start'] as const).filter((fact) => !isSaid[fact]);
}
