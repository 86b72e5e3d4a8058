// Our fields in Pipedrive. Their keys are made up by each account: they are looked up by name once.

import type { FieldRule } from '#contract/crm.ts';
import type { CrmSession } from '../../http/crm-session.ts';
import { listOf, textOf } from '../../http/read-json.ts';
import type { RecordKind } from '../connector.ts';

export const ownIdName = 'Fiuto id';

export const pipedriveRules: {
  readonly company: readonly FieldRule[];
  readonly person: readonly FieldRule[];
} = {
  company: [
    { ours: 'name', theirs: 'name', mode: 'fill' },
    { ours: 'website', theirs: 'website', mode: 'fill' },
    { ours: 'score', theirs: 'Fiuto score', mode: 'ours' },
    { ours: 'fit', theirs: 'Fiuto fit', mode: 'ours' },
    { ours: 'band', theirs: 'Fiuto band', mode: 'ours' },
    { ours: 'verdict', theirs: 'Fiuto verdict', mode: 'ours' },
    { ours: 'lastVisitDay', theirs: 'Fiuto last visit', mode: 'ours' },
  ],
  person: [
    { ours: 'name', theirs: 'name', mode: 'fill' },
    { ours: 'email', theirs: 'emails', mode: 'fill' },
    { ours: 'phone', theirs: 'phones', mode: 'fill' },
  ],
};

const types: Readonly<Record<string, string>> = {
  ...{ 'Fiuto score': 'double', 'Fiuto fit': 'double', 'Fiuto last visit': 'date' },
};
const wanted = {
  company: [ownIdName, 'Fiuto score', 'Fiuto fit', 'Fiuto band', 'Fiuto verdict', 'Fiuto last visit'],
  person: [ownIdName],
} as const;
export const fieldPaths = { company: '/api/v2/organizationFields', person: '/api/v2/personFields' } as const;

export interface PipedriveFields {
  /** The account's key of a field by its name; '' for one that it does not have. */
  codeOf(kind: RecordKind, name: string): Promise<string>;
  make(): Promise<void>;
}

export function openPipedriveFields(session: CrmSession): PipedriveFields {
  const known = new Map<RecordKind, Promise<ReadonlyMap<string, string>>>();
  const codes = (kind: RecordKind) => {
    const asked = known.get(kind) ?? readCodes(session, kind);
    known.set(kind, asked);
    // What failed is asked again.
    asked.catch(() => known.delete(kind));
    return asked;
  };
  return {
    codeOf: async (kind, name) => (await codes(kind)).get(name) ?? '',
    make: async () => {
      for (const kind of ['company', 'person'] as const) {
        for (const name of wanted[kind]) {
          // Looked up each time: a field that was made by a call whose answer was lost is there.
          known.delete(kind);
          if ((await codes(kind)).has(name)) continue;
          const body = { field_name: name, field_type: types[name] ?? 'varchar' };
          await session.ask({ path: fieldPaths[kind], method: 'POST', body });
        }
        known.delete(kind);
      }
    },
  };
}

async function readCodes(session: CrmSession, kind: RecordKind): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let cursor = ''; ; ) {
    const query = new URLSearchParams({ limit: '500', ...(cursor === '' ? {} : { cursor }) });
    const { json } = await session.ask({ path: `${fieldPaths[kind]}?${query}`, cost: 2 });
    for (const field of listOf(json, 'data'))
      found.set(textOf(field, 'field_name'), textOf(field, 'field_code'));
    cursor = textOf(json, 'additional_data', 'next_cursor');
    if (cursor === '') return found;
  }
}
