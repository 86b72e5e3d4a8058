// All that stands in a record of Salesforce, and what hangs on it, which a deletion would take along: by these it is known whether anybody
// has worked on what we made there.

import { CrmError } from '../../http/crm-fault.ts';
import { textOf } from '../../http/read-json.ts';
import type { RemoteWhole } from '../connector.ts';
import { wholeValues } from '../whole-values.ts';
import { objects, ownIdField } from './salesforce-fields.ts';
import { isId, querySalesforce, quoted, type SalesforceParts } from './salesforce-parts.ts';

type Kind = 'company' | 'person' | 'note' | 'task';

const activityFields = [
  ...['Subject', 'Description', 'Status', 'Priority', 'ActivityDate', 'OwnerId', 'WhoId', 'WhatId'],
];
/** Which field of which object says that it is of it. */
const beneath: Readonly<Record<Kind, readonly (readonly [object: string, field: string])[]>> = {
  company: [
    ...([['Contact', 'AccountId'] as const, ['Opportunity', 'AccountId'] as const] as const),
    ...([['Case', 'AccountId'] as const, ['Task', 'WhatId'] as const, ['Event', 'WhatId'] as const] as const),
    ...([['Order', 'AccountId'] as const, ['Contract', 'AccountId'] as const] as const),
    ...([['Quote', 'AccountId'] as const, ['Asset', 'AccountId'] as const] as const),
  ],
  person: [
    ...([['OpportunityContactRole', 'ContactId'] as const, ['Case', 'ContactId'] as const] as const),
    ...([['Task', 'WhoId'] as const, ['Event', 'WhoId'] as const] as const),
  ],
  note: [],
  task: [],
};

export async function readSalesforceWhole(
  parts: SalesforceParts,
  kind: Kind,
  id: string,
): Promise<RemoteWhole | undefined> {
  if (!isId(id)) return undefined;
  const isText = kind === 'note' || kind === 'task';
  const object = isText ? 'Task' : objects[kind];
  const names = isText ? activityFields : await listOthers(parts, kind);
  const soql = `SELECT ${['Id', ...names].join(', ')} FROM ${object} WHERE Id = ${quoted(id)} LIMIT 1`;
  const [row] = await querySalesforce(parts, soql);
  if (row === undefined) return undefined;
  const wanted = new Set(names);
  return {
    values: wholeValues(row, (name) => wanted.has(name)),
    listBeneath: () => listBeneath(parts, kind, id),
  };
}

/** Those that people may write and no rule names. */
async function listOthers({ fields, rules }: SalesforceParts, kind: 'company' | 'person'): Promise<string[]> {
  const ours = new Set([ownIdField, 'OwnerId', ...rules[kind].map(({ theirs }) => theirs)]);
  if (kind === 'person' && ours.has('Name')) for (const name of ['FirstName', 'LastName']) ours.add(name);
  const there = [...(await fields.of(objects[kind])).values()];
  return there.filter(({ name, isWritable }) => isWritable && !ours.has(name)).map(({ name }) => name);
}

async function listBeneath(parts: SalesforceParts, kind: Kind, id: string): Promise<string[]> {
  const found: string[] = [];
  for (const [object, field] of beneath[kind]) {
    const soql = `SELECT Id FROM ${object} WHERE ${field} = ${quoted(id)} LIMIT 1`;
    found.push(...(await orHidden(querySalesforce(parts, soql))).map((row) => textOf(row, 'Id')));
  }
  return found;
}

/** An object that the organisation does not have, or does not show us, has nothing for us. */
async function orHidden(asked: Promise<readonly unknown[]>): Promise<readonly unknown[]> {
  try {
    return await asked;
  } catch (error) {
    const isHidden =
      error instanceof CrmError && error.fault.kind === 'mend' && error.fault.reason === 'permission_missing';
    if (isHidden) return [];
    throw error;
  }
}
