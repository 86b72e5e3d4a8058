// What rules of data quality find in the order of kept values and indexes is what their plain definition says: of random companies,
// merges, people, leads and contacts, page by page, for everybody and for one colleague, whichever way a rule takes.

import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetCrmConnection } from '#stores/records/crm/keep-crm-connections.ts';
import { noteContacted } from '#stores/records/crm/note-contacted.ts';
import { standingOf } from '#stores/records/leads/company-members.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { addEntry, changeEntry } from '#stores/records/leads/lead-entries.ts';
import type { Records } from '#stores/records/open-records.ts';
import { countQuality, listQuality, type QualityOwners } from '#stores/records/quality/find-quality-rows.ts';
import type { QualityRule } from '#stores/records/quality/quality-rule.ts';
import { claimsOnly } from '#stores/records/quality/rules/claims-only.ts';
import { leadNotContacted } from '#stores/records/quality/rules/lead-not-contacted.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const by = { id: 'test', name: 'Test' };
const companiesCount = 16;
const dayMs = 86_400_000;
const nowMs = Date.now();
const asked = { nowMs, days: 30 };
let records: Records;
const companies: number[] = [];
const leads: number[] = [];
const choose = makeChooser(7);

/** The same order at each run. */
function makeChooser(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

const one = <Value>(values: readonly Value[]): Value => {
  const value = values[choose(values.length)];
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
};
const daysAgo = (days: number) => new Date(nowMs - days * dayMs);
const write = (text: SQL) => records.db.execute(text);

beforeAll(async () => {
  records = await openTestRecords();
  await write(sql`INSERT INTO users (id, name, email, role)
    VALUES ('anna', 'Anna', 'anna@example.com', 'sales'), ('bruno', 'Bruno', 'bruno@example.com', 'sales')`);
  await write(sql`INSERT INTO crm_connections (provider, name, base_url, sealed_credentials, settings, created_by_id, created_by_name)
    VALUES ('hubspot', 'CRM', 'https://crm.example', '', '{}', 'u1', 'Ada')`);
  for (let at = 0; at < companiesCount; at += 1) {
    const id = await createCompany(records, by, { name: `Company ${at}`, source: 'manual' });
    companies.push(id);
    await write(
      sql`INSERT INTO company_domains (domain, company_id, kind) VALUES (${`c${at}.example`}, ${id}, 'site')`,
    );
    await write(sql`INSERT INTO crm_links (crm_id, kind, our_id, their_id, company_id, found_by)
      SELECT id, 'company', ${`fiuto_c_${id}`}, ${`c${at}`}, ${id}, 'vat' FROM crm_connections`);
    if (at % 4 > 0) await makeLead(id);
  }
  for (let at = 0; at < 60; at += 1) await makePerson(at + 1);
});
afterAll(() => records.close());

async function makeLead(companyId: number): Promise<void> {
  const ownerId = one(['anna', 'bruno', null]);
  const id = await createLead(records, by, {
    ...{ companyId, stage: 'new', source: 'manual' },
    ...(ownerId !== null && { ownerId }),
  });
  await write(sql`UPDATE leads SET created_at = ${daysAgo(choose(200)).toISOString()} WHERE id = ${id}`);
  leads.push(id);
}

async function makePerson(id: number): Promise<void> {
  const domain = one(['', 'nobody.example', ...companies.map((_, at) => `c${at}.example`)]);
  const at = daysAgo(choose(500)).toISOString();
  await write(sql`INSERT INTO identity_keys (id, key, person_id, first_at, last_at)
    VALUES (${id}, ${`email:${id}@x.example`}, ${id}, ${at}, ${at})`);
  await write(sql`INSERT INTO person_cards (person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared,
      key_count, first_at, last_at, search)
    VALUES (${id}, '', ${`${id}@x.example`}, '', '', ${domain}, ${choose(4) === 0}, ${choose(8) === 0}, 1, ${at}, ${at}, '')`);
}

const merged = new Map<number, number>();

/** One act by chance, of those that can change what is found. */
async function act(): Promise<void> {
  const kind = choose(5);
  if (kind === 0) return writeEntry();
  if (kind === 1) return changeSomeEntry();
  if (kind === 2) {
    const [crm] = (
      await records.db.execute<{ id: number }>(sql`SELECT id::float8 AS id FROM crm_connections`)
    ).rows;
    const atMs = daysAgo(choose(90)).getTime();
    return noteContacted(records, { crmId: crm?.id ?? 0, theirId: `c${choose(companiesCount)}`, atMs });
  }
  const company = one(companies);
  if (merged.has(company)) {
    await unmergeCompany(records, by, company, '');
    merged.delete(company);
    return;
  }
  const into = one(companies);
  if (into === company || merged.has(into)) return;
  await mergeCompany(records, by, company, into, '');
  merged.set(company, into);
}

async function writeEntry(): Promise<void> {
  const kind = one(['call', 'meeting', 'note', 'task'] as const);
  await addEntry(records, by, { leadId: one(leads), kind, text: 'x', at: daysAgo(choose(90)) });
}

async function changeSomeEntry(): Promise<void> {
  const { rows } = await records.db.execute<{ id: number; leadId: number; changeId: number }>(sql`
    SELECT id::float8 AS id, lead_id::float8 AS "leadId", change_id::float8 AS "changeId" FROM lead_entries ORDER BY id`);
  if (rows.length === 0) return;
  const { id, leadId, changeId } = one(rows);
  const values = choose(2) === 0 ? { removedAt: new Date() } : { at: daysAgo(choose(90)), removedAt: null };
  await changeEntry(records, by, { leadId, entryId: id, seenChangeId: changeId, values });
}

const before = (days: number) => sql`to_timestamp(${nowMs - days * dayMs}::float8 / 1000.0)`;

/** Each company with what it stands as. */
const standing = sql`(SELECT o.id AS member, t.* FROM companies o JOIN companies t ON t.id = ${standingOf(sql`o.id`)})`;

const last = sql`greatest(
  (SELECT max(e.at) FROM lead_entries e WHERE e.lead_id = l.id AND e.removed_at IS NULL AND e.kind IN ('call', 'meeting', 'agreement')),
  (SELECT max(k.contacted_at) FROM crm_links k JOIN ${standing} AS s ON s.member = k.company_id WHERE k.kind = 'company' AND s.id = c.id))`;

/** What the rules say, looked for in all rows. */
const definitions: readonly (readonly [QualityRule, SQL])[] = [
  [
    leadNotContacted,
    sql`SELECT 'lead:' || l.id AS key, l.whose_id AS owner_id, coalesce(${last}, l.created_at) AS at
      FROM leads l JOIN ${standing} AS c ON c.member = l.company_id WHERE l.closed_at IS NULL AND c.removed_at IS NULL
        AND l.created_at < ${before(30)} AND l.created_at > ${before(730)} AND (${last} IS NULL OR ${last} < ${before(30)})`,
  ],
  [
    claimsOnly,
    sql`SELECT 'person:' || p.person_id AS key, l.whose_id AS owner_id, p.last_at AS at
      FROM person_cards p JOIN company_domains d ON d.domain = p.domain JOIN ${standing} AS c ON c.member = d.company_id
        JOIN ${standing} AS o ON o.id = c.id JOIN leads l ON l.company_id = o.member
      WHERE l.closed_at IS NULL AND c.removed_at IS NULL AND NOT p.is_confirmed AND NOT p.is_shared AND p.last_at > ${before(365)}`,
  ],
];

async function expectedKeys(definition: SQL, owner: string | undefined): Promise<string[]> {
  const isOf = owner === undefined ? sql`true` : sql`owner_id = ${owner}`;
  const { rows } = await records.db.execute<{ key: string }>(sql`
    SELECT key FROM (${definition}) AS f WHERE ${isOf} ORDER BY at, key`);
  return rows.map(({ key }) => key);
}

async function foundKeys(rule: QualityRule, owners: QualityOwners): Promise<string[]> {
  const keys: string[] = [];
  for (let after: { atMs: number; key: string } | undefined; ; ) {
    const rows = await listQuality(records, rule, asked, { owners, after, limit: 3 });
    keys.push(...rows.map(({ key }) => key));
    after = rows.at(-1);
    if (after === undefined) return keys;
  }
}

async function compare(): Promise<void> {
  for (const [rule, definition] of definitions) {
    const ways = [rule, { ...rule, selectOfFew: rule.select }];
    for (const owner of [undefined, 'anna'])
      for (const way of ways)
        expect([
          rule.id,
          owner,
          await foundKeys(way, owner === undefined ? undefined : { only: [owner] }),
        ]).toEqual([...[rule.id, owner, await expectedKeys(definition, owner)]]);
    const counts = await countQuality(records, rule, asked);
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(
      (await expectedKeys(definition, undefined)).length,
    );
  }
}

test('after each of many random acts the same is found as by the plain definition', async () => {
  await compare();
  for (let round = 0; round < 25; round += 1) {
    for (let at = 0; at < 4; at += 1) await act();
    await compare();
  }
  expect((await expectedKeys(definitions[0]?.[1] ?? sql``, undefined)).length).toBeGreaterThan(0);
  expect((await expectedKeys(definitions[1]?.[1] ?? sql``, undefined)).length).toBeGreaterThan(0);
}, 120_000);

test('what a CRM told is forgotten with it', async () => {
  const { rows } = await records.db.execute<{ id: number }>(
    sql`SELECT id::float8 AS id FROM crm_connections LIMIT 1`,
  );
  await forgetCrmConnection(records, rows[0]?.id ?? 0);
  await compare();
});
