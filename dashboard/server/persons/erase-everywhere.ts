// Erases one person from the records and the events. In an order in which nothing can come back meanwhile: first known as erased,
// then out of the events, then out of the records.

import type { Author } from '#contract/company.ts';
import type { PersonErased } from '#contract/person-report.ts';
import type { ErasedEvents } from '#stores/events/erase-events.ts';
import { erasePerson, markErased } from '#stores/records/identity/erase-person.ts';
import { createErasedHash } from '#stores/records/identity/erased-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { forgetPersonItems } from '#stores/records/outbox/person-items.ts';
import { listBrowsers } from '#stores/records/questions/person-browsers.ts';
import type { PersonRecord } from '#stores/records/questions/person-find.ts';
import { textOf } from './report-person.ts';

export interface EraseParts {
  records: Records;
  /** The installation's master key, hex. */
  secret: string;
  eraseEvents(what: ErasedEvents): Promise<void>;
  nameSubject(key: string): string;
  /** Until every processor knows what was erased and has written what it had in hand, in milliseconds. */
  settleMs: number;
}

export async function eraseEverywhere(
  parts: EraseParts,
  by: Author,
  { card, keys }: PersonRecord,
): Promise<PersonErased> {
  const { records } = parts;
  const names = keys.map(({ key }) => key);
  await markErased(records, names, by, createErasedHash(parts.secret));
  await new Promise((resolve) => setTimeout(resolve, parts.settleMs));
  await forgetPersonItems(records.db, names, openOutboxKeys(parts.secret));
  const spans = await listBrowsers(records, card.id);
  await parts.eraseEvents({
    spans,
    subjects: names.map(parts.nameSubject),
    texts: names.filter((key) => /^(email|phone):/.test(key)).map(textOf),
  });
  await erasePerson(records, names);
  return { keys: names.length, browsers: spans.length, events: 'done' };
}
