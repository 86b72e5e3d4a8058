// Wipes a contact of Salesforce: emptied first, since the bin keeps what is thrown away as it was, and then deleted.

import { orGone } from '../or-gone.ts';
import { objects } from './salesforce-fields.ts';
import { changeSalesforce, type SalesforceParts } from './salesforce-parts.ts';

const texts = new Set(['string', 'email', 'phone', 'textarea', 'url', 'date', 'picklist', 'encryptedstring']);
/** A contact must have one. */
const nameless = '-';

export async function eraseSalesforce(parts: SalesforceParts, id: string): Promise<'erased'> {
  const { session, root, fields } = parts;
  const there = [...(await fields.of(objects.person)).values()];
  const written = there.filter(({ type, isWritable }) => isWritable && texts.has(type));
  const blank = Object.fromEntries(written.map(({ name }) => [name, null] as const));
  const path = `${root}/sobjects/${objects.person}/${encodeURIComponent(id)}`;
  await orGone(async () => {
    await changeSalesforce(parts, objects.person, id, { ...blank, LastName: nameless });
    await session.ask({ path, method: 'DELETE', isRepeatable: true });
  });
  return 'erased';
}
