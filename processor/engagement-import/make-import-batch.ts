// Makes a queued batch of rows of an imported file: each an engagement, told with what the operator has stated about the file.

import type { WireEngagement } from '#contract/engagement.ts';
import { type EngagementRow, importSource } from '#contract/engagement-import.ts';
import { noHeaders, type QueuedBatch, queuedBatchVersion } from '#contract/queued-batch.ts';
import { signOf } from '#intelligence/engagement-import/read-action.ts';
import { makeEngagement } from '../adapters/webhooks/make-engagement.ts';
import { deriveIdFrom } from '../arrived-event.ts';

export interface ImportedFile {
  importId: number;
  siteId: number;
  provider: string;
  /** Server clock when the file came, milliseconds since 1970. */
  receivedAtMs: number;
}

export interface ImportedRow {
  line: number;
  /** The same row in another file has the same. */
  rowKey: string;
  values: EngagementRow;
}

/** The id that a row's event has, in whichever file it comes. */
export function eventIdOf({ rowKey, values }: ImportedRow): string {
  return deriveIdFrom(`imported row ${rowKey}`, values.at);
}

/** The same rows give the same batch, to the last id. */
export function makeImportBatch(file: ImportedFile, rows: readonly ImportedRow[]): QueuedBatch {
  const { importId, siteId, provider, receivedAtMs } = file;
  const names = rows.map(({ line, rowKey }) => `${line} ${rowKey}`).join('\n');
  return {
    version: queuedBatchVersion,
    batchId: deriveIdFrom(`imported batch ${importId}\n${names}`, receivedAtMs),
    requests: [
      {
        ...{ siteId, channel: 'provider', receivedAtMs, sentAtMs: null, address: '', userAgent: '' },
        headers: noHeaders,
        // The operator has stated on what ground; that statement is found by this version.
        consent: { state: 'granted', version: importSource(importId), origin: 'api' },
        ...{ visitor: '', signals: {}, hints: {}, historical: true },
        events: rows.map((row) => ({ id: eventIdOf(row), raw: toEngagement(row.values, provider) })),
      },
    ],
  };
}

function toEngagement(row: EngagementRow, provider: string): WireEngagement {
  const { at, kind, word, email, phone, handle, title, startsAt, target, text, answers, id } = row;
  const { conversation } = row;
  const { name, firstName, lastName, company, jobTitle, seniority, department, language, website } = row;
  const profile = { name, firstName, lastName, company, jobTitle, seniority, department, language, website };
  const said = Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
  return makeEngagement({
    ...{ provider, kind, at, human: signOf(kind), profile: said },
    ...(word === undefined ? {} : { word }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(handle === undefined ? {} : { social: handle }),
    ...(title === undefined ? {} : { title }),
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(target === undefined ? {} : { target }),
    ...(text === undefined ? {} : { text }),
    ...(answers === undefined ? {} : { answers }),
    ...(id === undefined ? {} : { providerId: id }),
    ...(conversation === undefined ? {} : { conversation: { id: conversation } }),
  });
}
