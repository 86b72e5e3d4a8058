// Tells the records which data sets are here, how they are and what they have answered, so that the page of sources shows it and
// people can switch them.

import type { Records } from '#stores/records/open-records.ts';
import { addAnswered, keepDataset, noteMissing } from '#stores/records/questions/keep-datasets.ts';
import type { AnswerCounter } from './count-answers.ts';
import type { FoundSource } from './list-loaded.ts';

/** Longer than the time between two tellings of any processor. */
const missingAfterMs = 180_000;
const missingMessage = 'The file is not there any more: put it back, or purge the data set.';

/** Rejects when PostgreSQL is away. */
export async function registerDatasets(
  records: Records,
  found: readonly FoundSource[],
  counter: AnswerCounter,
  now: Date,
): Promise<void> {
  for (const source of found) {
    const { id, kind, licence, terms, sha256, date, rows, health, healthMessage, fault } = source;
    await keepDataset(records, {
      ...{ id, kind, licence, terms, sha256, rows, health, healthMessage },
      source: source.source,
      builtAt: date === '' ? null : new Date(date),
      healthCode: fault?.code ?? '',
      healthDetail: fault?.detail ?? '',
    });
  }
  await noteMissing(
    records,
    ['mmdb', 'registry', 'list'],
    new Date(now.getTime() - missingAfterMs),
    missingMessage,
  );
  const fresh = counter.takeNew();
  try {
    for (const { id, addresses } of fresh) await addAnswered(records, id, addresses);
  } catch (error) {
    counter.giveBack(fresh);
    throw error;
  }
}
