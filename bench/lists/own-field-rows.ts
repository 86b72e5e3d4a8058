// Own fields of companies, people and leads, and what stands in them: values that many hold, that few hold, and that many held once
// and nobody does now; fields that nearly nobody and that nearly everybody has filled in.

import { type SQL, sql } from 'drizzle-orm';
import { chance, shared } from './row-values.ts';

/** Ids of the fields; `of` what they are. */
export const ownFields = {
  tier: { id: 1, of: 'company', type: 'choice' },
  machines: { id: 2, of: 'company', type: 'number' },
  contract: { id: 3, of: 'company', type: 'text' },
  renewal: { id: 4, of: 'company', type: 'date' },
  role: { id: 5, of: 'person', type: 'choice' },
  visits: { id: 6, of: 'person', type: 'number' },
  campaign: { id: 7, of: 'lead', type: 'choice' },
  fair: { id: 8, of: 'lead', type: 'date' },
} as const;

/** Nobody has `d` any more: one in a hundred of all had it once. */
const choices = ['a', 'b', 'c', 'd'];
const held = { a: 40, b: 59, c: 1 };
const onceOneIn = 100;
/** All but one of so many. */
const nearlyAll = 5_000;

export function fieldRows(): SQL {
  const told = JSON.stringify(choices.map((id) => ({ id, en: id.toUpperCase(), it: id.toUpperCase() })));
  const rows = Object.entries(ownFields).map(
    ([name, { id, of, type }]) =>
      `(${id}, '${of}', '${type}', '${name}', '${name}', '${type === 'choice' ? told : '[]'}'::jsonb, ${id})`,
  );
  return sql.raw(`
    INSERT INTO custom_fields (id, subject, type, label_en, label_it, choices, place) OVERRIDING SYSTEM VALUE VALUES ${rows.join(', ')}`);
}

/** What does not hold any more is written first, as it was. */
export function valueRows({
  companies,
  persons,
  leads,
}: Readonly<Record<'companies' | 'persons' | 'leads', number>>): SQL {
  const day = (salt: number) => `to_jsonb(('2026-01-01'::date + ${chance('i', salt, 365)})::text)`;
  const choice = (salt: number) => `to_jsonb((${shared('i', salt, held)})::text)`;
  const parts = [
    part(ownFields.tier, companies, { isIn: `i % 3 = 0 OR i % ${onceOneIn} = 0`, value: choice(90) }),
    part(ownFields.tier, companies, { isIn: `i % ${onceOneIn} = 0`, value: `'"d"'`, holds: false }),
    part(ownFields.machines, companies, { isIn: 'i % 10 = 0', value: `to_jsonb(${chance('i', 91, 500)})` }),
    part(ownFields.contract, companies, { isIn: `i % ${nearlyAll} > 0`, value: `to_jsonb('V-' || i)` }),
    part(ownFields.renewal, companies, { isIn: 'i % 20 = 0', value: day(92) }),
    part(ownFields.role, persons, { isIn: `i % 10 = 0 OR i % ${onceOneIn} = 0`, value: choice(93) }),
    part(ownFields.role, persons, { isIn: `i % ${onceOneIn} = 0`, value: `'"d"'`, holds: false }),
    part(ownFields.visits, persons, { isIn: 'i % 30 = 0', value: `to_jsonb(${chance('i', 94, 500)})` }),
    part(ownFields.campaign, leads, { isIn: 'i % 2 = 0', value: choice(95) }),
    part(ownFields.campaign, leads, { isIn: `i % ${onceOneIn} = 0`, value: `'"d"'`, holds: false }),
    part(ownFields.fair, leads, { isIn: `i % ${nearlyAll} > 0`, value: day(96) }),
  ];
  return sql.raw(`
    INSERT INTO custom_values (field_id, company_id, key_id, lead_id, value, holds, by_id, by_name)
    SELECT field_id, company_id, key_id, lead_id, value, holds, 'manager', 'Manager' FROM (${parts.join(' UNION ALL ')}) AS made
    ORDER BY holds`);
}

function part(
  { id, of }: { readonly id: number; readonly of: string },
  count: number,
  { isIn, value, holds = true }: { readonly isIn: string; readonly value: string; readonly holds?: boolean },
): string {
  const holder = (subject: string, column: string) => `${of === subject ? 'i' : 'NULL::int'} AS ${column}`;
  return `SELECT ${id} AS field_id, ${holder('company', 'company_id')}, ${holder('person', 'key_id')}, ${holder('lead', 'lead_id')},
    (${value})::jsonb AS value, ${holds} AS holds FROM generate_series(1, ${count}) AS i WHERE ${isIn}`;
}
