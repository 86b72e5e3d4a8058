// Makes the cards of persons anew from their keys and values: what a list shows, and what it is searched by. With them goes for
// whom they have worked.

import { sql } from 'drizzle-orm';
import { describeEmail } from '#intelligence/company/emails/describe-email.ts';
import { chooseName, chooseValues, type ToldValue } from '#intelligence/identity/choose-values.ts';
import { isSharedKey } from '#intelligence/identity/identity-key.ts';
import { personWords } from '#intelligence/identity/person-words.ts';
import { type Employment, traceEmployers } from '#intelligence/identity/trace-employers.ts';
import { dueCompaniesOf } from '../scores/due-scoring.ts';
import type { IdentityTransaction } from './change-identity.ts';
import { type KeyOfPerson, loadKeysOf, loadValuesOf } from './load-person-parts.ts';
import { writeEmployers } from './write-employers.ts';

/** Nobody that is no first key keeps a card. */
export async function rebuildCards(db: IdentityTransaction, personIds: readonly number[]): Promise<void> {
  const wanted = [...new Set(personIds)].sort((one, other) => one - other);
  if (wanted.length === 0) return;
  const keys = await loadKeysOf(db, wanted);
  const values = await loadValuesOf(db, wanted);
  const employers = new Map<number, readonly Employment[]>();
  const cards = wanted.flatMap((personId) => {
    const own = keys.filter((key) => key.personId === personId);
    const told = values.get(personId) ?? [];
    const worked = own.length === 0 ? [] : traceEmployers(told, own);
    employers.set(personId, worked);
    return own.length === 0 ? [] : [cardOf(personId, own, told, worked.at(-1)?.domain ?? '')];
  });
  const left = wanted.filter((id) => !cards.some(({ personId }) => personId === id));
  if (left.length > 0)
    await db.execute(sql`DELETE FROM person_cards WHERE person_id = ANY(${sql.param(left)}::bigint[])`);
  if (cards.length > 0) await writeCards(db, cards);
  await writeEmployers(db, employers);
  await dueCompaniesOf(db, wanted);
}

interface Card {
  personId: number;
  name: string;
  email: string;
  jobTitle: string;
  companyName: string;
  domain: string;
  isConfirmed: boolean;
  isShared: boolean;
  keyCount: number;
  firstMs: number;
  lastMs: number;
  /** Words as a JSON list: PostgreSQL's arrays of arrays must all be of one length. */
  words: string;
}

/** `domainNow`: of whom they work for now, '' when no address says so. */
function cardOf(
  personId: number,
  keys: readonly KeyOfPerson[],
  told: readonly ToldValue[],
  domainNow: string,
): Card {
  const chosen = chooseValues(told);
  // By when they were met first: numbers are given out as keys arrive and say nothing.
  const met = keys.toSorted((one, other) => one.firstMs - other.firstMs || (one.key < other.key ? -1 : 1));
  const own = met.flatMap(({ key }) => (key.startsWith('email:') ? [key.slice('email:'.length)] : []));
  // A user whose mailbox is another's as well has it as a value alone.
  const given = told.filter(({ field, confidence }) => field === 'email' && confidence === 'confirmed');
  const emails = [...new Set([...own, ...given.map(({ value }) => value)])];
  const described = emails.map((email) => ({ email, ...describeEmail(email) }));
  const ofKind = (wanted: 'work' | 'role') => described.filter(({ kind }) => kind === wanted);
  const now = ofKind('work').find(({ domain }) => domain === domainNow);
  const work = now ?? ofKind('work')[0] ?? ofKind('role')[0];
  const { name, rank } = chooseName(chosen);
  const companyName = chosen.get('company')?.value ?? '';
  const others = keys.map(({ key }) => key.slice(key.lastIndexOf(':') + 1));
  const phones = told.flatMap(({ field, value }) => (field === 'phone' ? [value] : []));
  return {
    ...{ personId, name, companyName },
    email: work?.email ?? emails[0] ?? '',
    jobTitle: chosen.get('job_title')?.value ?? '',
    domain: work?.domain ?? '',
    // Whoever is proven is not shown as that under a name that some browser gave them.
    isConfirmed: keys.some(({ isProven }) => isProven) && (name === '' || rank !== 'claim'),
    isShared: keys.every(({ key }) => isSharedKey(key)),
    keyCount: keys.length,
    firstMs: Math.min(...keys.map(({ firstMs }) => firstMs)),
    lastMs: Math.max(...keys.map(({ lastMs }) => lastMs)),
    words: JSON.stringify(personWords([name, companyName, ...emails, ...others, ...phones])),
  };
}

async function writeCards(db: IdentityTransaction, cards: readonly Card[]): Promise<void> {
  const column = <K extends keyof Card>(name: K) => sql.param(cards.map((card) => card[name]));
  await db.execute(sql`
    INSERT INTO person_cards (person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared, key_count,
      first_at, last_at, search)
    SELECT person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared, key_count,
      to_timestamp(first_ms / 1000.0), to_timestamp(last_ms / 1000.0),
      array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(words::jsonb)))
    FROM unnest(${column('personId')}::bigint[], ${column('name')}::text[], ${column('email')}::text[],
      ${column('jobTitle')}::text[], ${column('companyName')}::text[], ${column('domain')}::text[],
      ${column('isConfirmed')}::bool[], ${column('isShared')}::bool[], ${column('keyCount')}::int[],
      ${column('firstMs')}::float8[], ${column('lastMs')}::float8[], ${column('words')}::text[])
      AS made(person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared, key_count, first_ms, last_ms, words)
    ON CONFLICT (person_id) DO UPDATE SET name = excluded.name, email = excluded.email, job_title = excluded.job_title,
      company_name = excluded.company_name, domain = excluded.domain, is_confirmed = excluded.is_confirmed,
      is_shared = excluded.is_shared, key_count = excluded.key_count, first_at = excluded.first_at,
      last_at = excluded.last_at, search = excluded.search`);
}
