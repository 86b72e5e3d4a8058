// Asks people about companies that may be one, after somebody or another program has added or changed a company: a minute
// later, in the background, and each change once. Imports ask about theirs themselves.

import { z } from 'zod';
import { compareNames } from '#intelligence/company/names/compare-names.ts';
import { normaliseName } from '#intelligence/company/names/normalise-name.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  type FoundPair,
  findDuplicates,
  keepDuplicates,
  listChangesToCompare,
  type MetPair,
} from '#stores/records/questions/company-duplicates.ts';
import { newestRevision } from '#stores/records/questions/company-load-known.ts';
import { keepSetting, readSetting } from '#stores/records/questions/keep-setting.ts';

const settingName = 'duplicates_compared';
const stateSchema = z.object({ revision: z.number() });
/** A number that is given to one company alone; but a group may share one. */
const sameNumberScore = 0.95;
/** As for imports: certain enough to ask, not to act. */
const sameNameScore = 0.6;
/** Names of one company that are compared. */
const namesMax = 10;

/** Answers how many questions are new. Rejects when PostgreSQL is away; what was not done is done by the next call. */
export async function suggestDuplicates(records: Records): Promise<number> {
  const state = await readSetting(records, settingName, stateSchema);
  if (state === undefined) {
    // What was there before is not gone through: its owner has lived with it.
    await keepSetting(records, settingName, { revision: await newestRevision(records) });
    return 0;
  }
  const changes = await listChangesToCompare(records, state.revision);
  const last = changes.at(-1);
  if (last === undefined) return 0;
  const ids = changes.filter(({ isCompared }) => isCompared).map(({ id }) => id);
  let made = 0;
  for (let afterId = 0; ids.length > 0; ) {
    const { pairs, lastId, isLast } = await findDuplicates(records, ids, afterId);
    made += await keepDuplicates(records, pairs.flatMap(judgePair));
    if (isLast) break;
    afterId = lastId;
  }
  await keepSetting(records, settingName, { revision: last.revision });
  return made;
}

function judgePair({ company, other, reasons }: FoundPair): MetPair[] {
  const ids = { companyId: Math.min(company.id, other.id), otherId: Math.max(company.id, other.id) };
  const numbers = reasons.filter((reason) => reason !== 'same_name');
  const isAlike = reasons.includes('same_name') && mayBeOne(company, other);
  if (numbers.length === 0 && !isAlike) return [];
  const score = numbers.length > 0 ? sameNumberScore : sameNameScore;
  return [{ ...ids, score, reasons: isAlike ? ['same_name', ...numbers] : numbers }];
}

/** Firms of one name in two countries, or with two legal forms, are two. */
function mayBeOne(one: FoundPair['company'], other: FoundPair['company']): boolean {
  if (one.country !== '' && other.country !== '' && one.country !== other.country) return false;
  const [names, others] = [one, other].map((company) => company.names.slice(0, namesMax).map(normaliseName));
  return (names ?? []).some((name) =>
    (others ?? []).some((like) => compareNames(name, like).verdict !== 'differ'),
  );
}
