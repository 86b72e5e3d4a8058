// What whoever the key is may do in a Twenty. No answer lists it, but each refusal for want of a right comes before anything is looked for:
// what is asked of a record that nobody has changes nothing, and says whether it would be allowed.

import { CrmError } from '../../http/crm-fault.ts';
import type { CrmCall } from '../../http/crm-session.ts';
import { textOf } from '../../http/read-json.ts';
import type { ConnectorTest } from '../connector.ts';
import { idOf, listTwenty, type TwentyParts } from './twenty-parts.ts';
import { plurals } from './twenty-records.ts';

const nobody = idOf('nobody');
/** Made and changed; and those that go into the bin when a run is taken back. */
const written = [...Object.values(plurals), 'noteTargets', 'taskTargets'];
const discarded: readonly string[] = Object.values(plurals);

export async function testTwenty(parts: TwentyParts): Promise<ConnectorTest> {
  const { session, schema } = parts;
  const missing: string[] = [];
  for (const plural of [...written, 'opportunities']) {
    if (!(await may(() => listTwenty(session, plural, { limit: '1' })))) missing.push(plural);
    else if (written.includes(plural)) missing.push(...(await lackingRights(parts, plural)));
  }
  const [member] = (await listTwenty(session, 'workspaceMembers', { limit: '1' })).rows;
  schema.forget();
  if ((await schema.fieldsOf('company')).size === 0) missing.push('metadata');
  else if (!(await mayMakeFields(parts))) missing.push(...(await schema.missing()));
  return { account: textOf(member, 'userEmail').split('@')[1] ?? '', missing };
}

async function lackingRights({ session }: TwentyParts, plural: string): Promise<string[]> {
  const path = `/rest/${plural}/${nobody}`;
  const asks: readonly (readonly [string, CrmCall])[] = [
    ['update', { path: `${path}?depth=0`, method: 'PATCH', body: {}, isRepeatable: true }],
    ...(discarded.includes(plural)
      ? [['delete', { path: `${path}?soft_delete=true`, method: 'DELETE', isRepeatable: true }] as const]
      : []),
  ];
  const lacking: string[] = [];
  for (const [right, ask] of asks)
    if (!(await may(() => session.ask(ask)))) lacking.push(`${plural} (${right})`);
  return lacking;
}

/** Asked only while some of ours are not there: of an object that is none. */
async function mayMakeFields({ session, schema }: TwentyParts): Promise<boolean> {
  if ((await schema.missing()).length === 0) return true;
  const body = { name: 'fiutoId', label: 'Fiuto id', type: 'TEXT', objectMetadataId: nobody };
  return may(() => session.ask({ path: '/rest/metadata/fields', method: 'POST', body, isRepeatable: true }));
}

/** Whatever else is wrong with the question is as it should be. */
async function may(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    const { fault } = error;
    if (fault.kind === 'mend' && fault.reason === 'permission_missing') return false;
    if (fault.kind === 'gone' || fault.kind === 'never') return true;
    throw error;
  }
}
