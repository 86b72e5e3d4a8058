// Asks people about companies that may be one, after somebody or another program has added or changed a company: a minute
// later, in the background, and each change once. Imports ask about theirs themselves.

import { z } from 'zod';
import { judgeSameCompany, type SameCompany } from '#intelligence/company/names/judge-same-company.ts';
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
  const same = reasons.includes('same_name') ? judgeNames(company, other) : undefined;
  const score = numbers.length > 0 ? sameNumberScore : same?.score;
  if (score === undefined) return [];
  const byName = same === undefined ? [] : ['same_name'];
  const against = same?.formsDiffer === true ? ['other_legal_form'] : [];
  return [{ ...ids, score, reasons: [...byName, ...numbers, ...against] }];
}

/** Firms of one name in two countries are two. */
function judgeNames(one: FoundPair['company'], other: FoundPair['company']): SameCompany | undefined {
  if (one.country !== '' && other.country !== '' && one.country !== other.country) return undefined;
  return judgeSameCompany(one.names, other.names);
}
