// The small ranges in which crowds were counted, kept as one value: at most 2,000 of them. They change seldom and hold for
// every machine, so that a change of them is one of the changes about companies, which all machines follow.

import { z } from 'zod';
import { type Crowd, crowdSchema } from '#intelligence/company/crowds/crowd.ts';
import { changeCompanies } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { keepSetting, readSetting } from './keep-setting.ts';

const settingName = 'visitor_crowds';
const crowdsSchema = z.array(crowdSchema);
/** Nobody's name stands behind a count. */
const nobody = { id: '', name: 'Fiuto' };

export async function readCrowds(records: Records): Promise<readonly Crowd[]> {
  return (await readSetting(records, settingName, crowdsSchema)) ?? [];
}

/** Recent decisions are made again after it: to be called only when something has changed. */
export function changeCrowds(records: Records, crowds: readonly Crowd[]): Promise<void> {
  return changeCompanies(records, 'count_crowds', nobody, ({ db }) =>
    keepSetting({ db }, settingName, crowds),
  );
}
