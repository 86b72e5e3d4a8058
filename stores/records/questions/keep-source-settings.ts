// Settings of outside sources that hold no secret: name servers of reverse DNS, and when fetched files are to be looked at again.

import { z } from 'zod';
import type { Records } from '../open-records.ts';
import { keepSetting, readSetting } from './keep-setting.ts';

const reverseDnsSchema = z.object({ servers: z.array(z.string()) });
const dueSchema = z.object({ at: z.string() });

/** Empty: the machine's own. */
export async function readNameServers(records: Records): Promise<readonly string[]> {
  return (await readSetting(records, 'reverse_dns', reverseDnsSchema))?.servers ?? [];
}

export async function keepNameServers(records: Records, servers: readonly string[]): Promise<void> {
  await keepSetting(records, 'reverse_dns', { servers: [...servers] } satisfies z.input<
    typeof reverseDnsSchema
  >);
}

/** ISO 8601; '' when it never was due. Every processor fetches for itself, since files lie on its own disk. */
export async function readFetchDue(records: Records): Promise<string> {
  return (await readSetting(records, 'source_fetch_due', dueSchema))?.at ?? '';
}

export async function keepFetchDue(records: Records, at: Date): Promise<void> {
  await keepSetting(records, 'source_fetch_due', { at: at.toISOString() } satisfies z.input<
    typeof dueSchema
  >);
}
