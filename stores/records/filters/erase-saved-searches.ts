// Takes out of kept filters what was typed to find a person who is erased, and their name out of the filters' names. The rest of the
// filter stays its owner's.

import { sql } from 'drizzle-orm';
import { readOwnFilter } from '#contract/narrowing-report.ts';
import { isFoundBy } from '#intelligence/identity/person-words.ts';
import { createNamesThem } from '../../persons/needles.ts';
import type { Records } from '../open-records.ts';

type Executing = Pick<Records['db'], 'execute'>;

/** Of all users; more than they can keep. */
const searchesMax = 100_000;
const noSite = 0;

/** `keys` such as `email:anna@acme.example`; to be called while the records still know what they are called. */
export async function eraseSavedSearches(db: Executing, keys: readonly string[]): Promise<void> {
  const { rows } = await db.execute<{ id: number; name: string; typed: string[]; own: string | null }>(sql`
    SELECT id::float8 AS id, name, array_remove(ARRAY[filter->>'search', filter->>'text'], NULL) AS typed, filter->>'own' AS own
    FROM saved_filters LIMIT ${searchesMax}`);
  if (rows.length === 0) return;
  const { rows: values } = await db.execute<{ value: string }>(sql`
    SELECT v.value FROM person_values v JOIN identity_keys k ON k.id = v.key_id
    WHERE k.key = ANY(${sql.param([...keys])}::text[]) AND v.field = 'name' LIMIT 1000`);
  const namesThem = createNamesThem(keys);
  // The beginning of an address finds them as well; the company's name behind the sign is nobody's.
  const texts = [
    ...values.map(({ value }) => value),
    ...keys.flatMap((key) =>
      key.startsWith('email:') ? (key.slice('email:'.length).split('@')[0] ?? '') : [],
    ),
  ];
  const isTheirs = (typed: string) =>
    namesThem(typed, noSite) || texts.some((text) => isFoundBy(typed, [text]));
  const ids = rows.filter(({ typed, own }) => [...typed, ...textsOf(own)].some(isTheirs)).map(({ id }) => id);
  if (ids.length > 0)
    await db.execute(sql`
      UPDATE saved_filters SET filter = filter - 'search' - 'text' - 'own' WHERE id = ANY(${sql.param(ids)}::bigint[])`);
  const fullNames = values.map(({ value }) => value.toLowerCase()).filter((name) => name.includes(' '));
  const bearsThem = (name: string) =>
    namesThem(name, noSite) || fullNames.some((one) => name.toLowerCase().includes(one));
  const named = rows
    .filter(({ name, typed }) => bearsThem(name) || (typed.includes(name) && isTheirs(name)))
    .map(({ id }) => id);
  if (named.length > 0)
    await db.execute(
      sql`UPDATE saved_filters SET name = '… ' || id WHERE id = ANY(${sql.param(named)}::bigint[])`,
    );
}

/** What is looked for in own fields. */
function textsOf(own: string | null): string[] {
  const filter = own === null ? undefined : readOwnFilter(own);
  return [...(filter?.values() ?? [])].flatMap((value) => (value.kind === 'text' ? [value.text] : []));
}
