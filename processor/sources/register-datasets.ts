// Tells the records which data sets are here, how they are and what they have answered, so that the page of sources shows it and
// people can switch them.

import type { Records } from '#stores/records/open-records.ts';
import {
  addAnswered,
  forgetRegistries,
  keepDataset,
  noteMissing,
} from '#stores/records/questions/keep-datasets.ts';
import type { AnswerCounter } from './count-answers.ts';
import type { FoundSource } from './list-loaded.ts';

/** Longer than the time between two tellings of any processor. */
const missingAfterMs = 180_000;
const missingMessage = 'The file is not there any more: put it back, or purge the data set.';

/** Rejects when PostgreSQL is away. `registries`: ids of those in the index; undefined while no index is in use. */
export async function registerDatasets(
  records: Records,
  found: readonly FoundSource[],
  counter: AnswerCounter,
  registries: readonly string[] | undefined,
): Promise<void> {
  const goneSince = new Date(Date.now() - missingAfterMs);
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
  if (registries !== undefined) await forgetRegistries(records, registries, goneSince);
  await noteMissing(records, ['mmdb', 'registry', 'list'], goneSince, missingMessage);
  const fresh = counter.takeNew();
  try {
    for (const { id, addresses } of fresh) await addAnswered(records, id, addresses);
  } catch (error) {
    counter.giveBack(fresh);
    throw error;
  }
}
