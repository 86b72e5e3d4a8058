// All that stands in a record of Twenty, and what hangs on it: by these it is known whether anybody has worked on what we made there.

import { textOf } from '../../http/read-json.ts';
import type { RecordKind, RemoteWhole } from '../connector.ts';
import { wholeValues } from '../whole-values.ts';
import { listTwenty, quoted, type TwentyParts } from './twenty-parts.ts';
import { plurals } from './twenty-records.ts';

type Kind = RecordKind | 'note' | 'task';

const marks = new Set([
  ...['id', 'createdAt', 'updatedAt', 'deletedAt', 'createdBy', 'updatedBy', 'position', 'searchVector'],
  ...['accountOwnerId', '__typename'],
]);

export async function readTwentyWhole(
  parts: TwentyParts,
  kind: Kind,
  id: string,
): Promise<RemoteWhole | undefined> {
  const query = { filter: `id[eq]:${quoted(id)}` };
  const [row] = (await listTwenty(parts.session, plurals[kind], query)).rows;
  if (row === undefined) return undefined;
  if (kind === 'note' || kind === 'task')
    return { values: wholeValues(row, (name) => !marks.has(name)), listBeneath: async () => [] };
  const ours = new Set(parts.rules[kind].map(({ theirs }) => theirs.split('.')[0]));
  const isOthers = (name: string) => !marks.has(name) && !ours.has(name) && !name.startsWith('fiuto');
  return { values: wholeValues(row, isOthers), listBeneath: () => listBeneath(parts, kind, id) };
}

async function listBeneath(parts: TwentyParts, kind: RecordKind, id: string): Promise<string[]> {
  const { session, schema } = parts;
  const idsOf = async (plural: string, filter: string, column = 'id') => {
    const { rows } = await listTwenty(session, plural, { filter });
    return rows.map((row) => textOf(row, column)).filter((one) => one !== '');
  };
  const found: string[] = [];
  if (kind === 'company') found.push(...(await idsOf('people', `companyId[eq]:${quoted(id)}`)));
  const deals = kind === 'company' ? 'company' : 'pointOfContact';
  if ((await schema.fieldsOf('opportunity')).has(deals))
    found.push(...(await idsOf('opportunities', `${deals}Id[eq]:${quoted(id)}`)));
  for (const text of ['note', 'task'] as const) {
    const fields = await schema.fieldsOf(`${text}Target`);
    const name = kind === 'company' ? 'Company' : 'Person';
    const column = fields.has(`target${name}`) ? `target${name}Id` : `${kind}Id`;
    const texts = await idsOf(`${text}Targets`, `${column}[eq]:${quoted(id)}`, `${text}Id`);
    // What it is about stays when the text itself is in the bin.
    if (texts.length > 0)
      found.push(...(await idsOf(plurals[text], `id[in]:[${texts.map(quoted).join(',')}]`)));
  }
  return found;
}
