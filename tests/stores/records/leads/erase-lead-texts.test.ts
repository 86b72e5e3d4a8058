// Who is erased is no longer in what colleagues wrote about leads, nor in its history; what is about others stays.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultLeadStages } from '#contract/lead.ts';
import { erasePerson } from '#stores/records/identity/erase-person.ts';
import { changeLead } from '#stores/records/leads/change-lead.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { addEntry, changeEntry, listEntries } from '#stores/records/leads/lead-entries.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
const by = { id: 'u1', name: 'Ada' };
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

async function makeKey(id: number, key: string): Promise<number> {
  await records.db.execute(sql`
    INSERT INTO identity_keys (id, key, person_id, first_at, last_at) VALUES (${id}, ${key}, ${id}, now(), now())`);
  return id;
}

it('goes whole where it is about them, and in part where it is about others as well', async () => {
  const mario = await makeKey(901, 'email:mario@acme.example');
  const lucia = await makeKey(902, 'email:lucia@acme.example');
  const companyId = await createCompany(records, by, { name: 'Acme', source: 'manual' });
  const leadId = await createLead(records, by, {
    companyId,
    stage: 'new',
    source: 'manual',
    personId: mario,
  });
  await changeLead(records, by, defaultLeadStages, {
    leadId,
    values: { nextStep: 'Write to Mario@acme.example and lucia@acme.example' },
    reason: 'mario@acme.example asked',
  });
  const at = new Date();
  const add = (text: string, personId?: number) =>
    addEntry(records, by, { leadId, kind: 'note', text, at, personId });
  const about = await add('Mario Rossi likes tea', mario);
  await add('Lucia prefers coffee', lucia);
  const both = await add('Ask +39 02 1234567 or lucia@acme.example; not xmario@acme.example');
  await changeEntry(records, by, {
    ...{ leadId, entryId: both, seenChangeId: (await listEntries(records, leadId, 9)).at(-1)?.changeId ?? 0 },
    values: { text: 'Ask 0039 02 1234567' },
  });
  await changeEntry(records, by, {
    ...{ leadId, entryId: about, seenChangeId: (await listEntries(records, leadId, 9))[0]?.changeId ?? 0 },
    values: { text: 'Mario Rossi likes coffee' },
  });

  await erasePerson(records, ['email:mario@acme.example', 'phone:+39021234567'], { subjects: [] });

  const texts = (await listEntries(records, leadId, 9)).map(({ text }) => text);
  expect(texts.sort()).toEqual(['', 'Ask …', 'Lucia prefers coffee']);
  const { rows } = await records.db.execute<{ whole: string }>(sql`
    SELECT jsonb_build_array((SELECT jsonb_agg(to_jsonb(l)) FROM leads l),
      (SELECT jsonb_agg(to_jsonb(e)) FROM lead_entries e), (SELECT jsonb_agg(to_jsonb(c)) FROM lead_changes c))::text AS whole`);
  const whole = rows[0]?.whole ?? '';
  for (const name of [/(?<!x)mario@/i, /Mario Rossi/, /1234567/, new RegExp(`personId": ${mario}\\b`)])
    expect(whole).not.toMatch(name);
  for (const name of ['lucia@acme.example', 'xmario@acme.example', `"personId": ${lucia}`])
    expect(whole).toContain(name);
  expect(whole).toContain(`"stage": "new"`);
});
