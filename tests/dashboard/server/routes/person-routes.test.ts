// People over the API: list, page, timeline, rights, merges and their undoing, copy and erasure.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PersonField, Said, SaidWord } from '#contract/said.ts';
import { createErasedKeys } from '#stores/records/identity/erased-keys.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { keepVisitorClaims } from '#stores/records/questions/visitor-claims.ts';
import { insertEvents } from '../support/insert-events.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import { makeDone } from '../support/sample-deeds.ts';
import { searchEvents, searchRecords } from '../support/search-stores.ts';
import type { TestClient } from '../support/test-client.ts';

const secret = 'a secret of the tests, long enough to be one';
const nameSubject = createSubjectNamer(secret);
const hourMs = 3_600_000;
const nowMs = Date.now();
const anna = 'email:anna.rossi@acme.it';
const bruno = 'email:bruno@acme.it';
const carla = 'email:carla@libero.it';
const shared = '00000000000000aa';
const phone = 'f0000000000000ab';
const nobody: Said = { words: [], proofs: [], values: [], contacts: [], refusals: [] };

let dashboard: TestDashboard;
let admin: TestClient;
let siteId: number;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  admin = await dashboard.administrator();
  siteId = (await createSite(dashboard.records, { name: 'Acme shop', allowedHosts: ['acme.it'] })).site.id;
  await keepSaid(dashboard.records, everythingSaid());
  await insertEvents(
    dashboard.events,
    makeDone({ siteId, nowMs, shared, phone, subject: nameSubject(anna) }),
  );
}, 120_000);

afterAll(() => dashboard?.close());

const word = (
  key: string,
  visitor: string,
  atMs: number,
  strength: 'claim' | 'proof' = 'claim',
): SaidWord => ({
  ...{ siteId, visitor, key, means: key, strength, atMs, how: 'identify' },
  id: `event-${key}-${atMs}`,
});

function everythingSaid(): Said {
  const atMs = nowMs - 10 * hourMs;
  const value = { key: anna, source: `site:${siteId}:identify`, confidence: 'claim' as const, atMs };
  return {
    ...nobody,
    words: [
      word(anna, shared, nowMs - 30 * hourMs),
      word(bruno, shared, nowMs - 20 * hourMs),
      word(anna, phone, nowMs - 5 * hourMs, 'proof'),
    ],
    proofs: [{ way: 'server', keys: [anna, `user:${siteId}:41`], atMs }],
    values: [
      { ...value, field: 'name', value: 'Anna Rossi', source: 'hubspot' },
      { ...value, field: 'job_title', value: 'Buyer', confidence: 'confirmed' },
      { ...value, field: 'job_title', value: 'Boss', atMs: nowMs - hourMs },
      { ...value, field: 'phone', value: '+390212345678' },
      { ...value, key: carla, field: 'name', value: 'Carla Neri' },
      { ...value, key: carla, field: 'phone', value: '+390212345678' },
    ],
    contacts: [anna, bruno, carla, `user:${siteId}:41`].map((key) => ({ key, atMs })),
  };
}

const personSchema = z.looseObject({ id: z.number(), name: z.string() });

async function findPeople(search: string, client = admin) {
  const { body } = await client.get(`/api/people?search=${encodeURIComponent(search)}`);
  return z.array(personSchema).parse(body['people']);
}

async function idOf(search: string): Promise<number> {
  const [person] = await findPeople(search);
  if (person === undefined) throw new Error(`nobody is found for ${search}`);
  return person.id;
}

async function timelineOf(id: number, query = '') {
  const { body } = await admin.get(`/api/people/${id}/timeline${query}`);
  return z
    .array(z.looseObject({ channel: z.string(), kind: z.string(), detail: z.string(), provider: z.string() }))
    .parse(body['items']);
}

describe('the list of people', () => {
  it('is searched by beginnings of names, of addresses and of telephone numbers, the newest first', async () => {
    expect((await findPeople('')).map(({ name }) => name)).toContain('bruno@acme.it');
    for (const typed of ['ross', 'anna.rossi@ac', 'ANNA', '+39021234', '41'])
      expect((await findPeople(typed)).map(({ name }) => name)).toContain('Anna Rossi');
    expect(await findPeople('nobody here')).toEqual([]);
  });

  it('is cut into pages that miss nobody and show nobody twice', async () => {
    const seen: number[] = [];
    let cursor = '';
    do {
      const { body } = await admin.get(`/api/people?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(
        ...z
          .array(personSchema)
          .parse(body['people'])
          .map(({ id }) => id),
      );
      cursor = typeof body['nextCursor'] === 'string' ? body['nextCursor'] : '';
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
  });
});

describe('the page of a person', () => {
  it('shows values with source and confidence, the confirmed before the newer claim', async () => {
    const { body } = await admin.get(`/api/people/${await idOf('rossi')}`);
    expect(body).toMatchObject({ name: 'Anna Rossi', email: 'anna.rossi@acme.it', isConfirmed: true });
    expect(body['values']).toContainEqual(
      expect.objectContaining({
        ...{ field: 'job_title', value: 'Buyer', confidence: 'confirmed', why: 'confirmed' },
        others: [expect.objectContaining({ value: 'Boss', confidence: 'claim' })],
      }),
    );
    expect(body['ties']).toMatchObject([{ by: 'proof', way: 'server' }]);
    expect(body['consent']).toMatchObject({ state: 'granted', purposes: { person: true } });
  });

  it('never shows as confirmed a name that only some browser gave to somebody who is proven', async () => {
    const user = `user:${siteId}:77`;
    const claim = { key: user, source: `site:${siteId}:identify`, confidence: 'claim' as const, atMs: nowMs };
    await keepSaid(dashboard.records, {
      ...nobody,
      proofs: [{ way: 'server', keys: [user], atMs: nowMs - 90 * hourMs }],
      values: [{ ...claim, field: 'name', value: 'Mickey Mouse', atMs: nowMs - 90 * hourMs }],
    });
    const id = await idOf('mickey');
    expect((await admin.get(`/api/people/${id}`)).body).toMatchObject({ isConfirmed: false });
    await keepSaid(dashboard.records, {
      ...nobody,
      values: [
        { ...claim, field: 'name', value: 'Dora Verdi', source: 'hubspot', atMs: nowMs - 95 * hourMs },
        ...[
          ['company', 'Acme Pompe Srl', 95],
          ['company', 'Bianchi Valvole', 70],
          ['job_title', 'Buyer', 70],
          ['linkedin', 'https://www.linkedin.com/in/dora-verdi', 70],
        ].map(([field, text, ago]) => ({
          ...{ ...claim, source: 'hubspot', field: field as PersonField },
          ...{ value: String(text), atMs: nowMs - Number(ago) * hourMs },
        })),
        { ...claim, field: 'company', value: 'Evil Holding', atMs: nowMs - hourMs },
        { ...claim, field: 'linkedin', value: 'javascript:alert(1)', source: 'import', atMs: nowMs - hourMs },
      ],
    });
    const { body } = await admin.get(`/api/people/${id}`);
    expect(body).toMatchObject({
      ...{ name: 'Dora Verdi', isConfirmed: true },
      employers: [
        { name: 'Acme Pompe Srl', jobTitle: '' },
        { name: 'Bianchi Valvole', jobTitle: 'Buyer', source: 'hubspot' },
      ],
    });
    const page = { value: 'https://www.linkedin.com/in/dora-verdi', confidence: 'told' };
    expect(body['values']).toContainEqual(
      expect.objectContaining({
        ...{ field: 'linkedin', value: 'javascript:alert(1)', link: null },
        others: [expect.objectContaining({ ...page, link: page.value })],
      }),
    );
    const moves = await timelineOf(id);
    expect(moves).toMatchObject([
      {
        kind: 'new_employer',
        title: 'Buyer',
        detail: 'Acme Pompe Srl → Bianchi Valvole',
        provider: 'hubspot',
      },
    ]);
    const { body: copy } = await admin.post(`/api/people/${id}/export`, {});
    expect(copy).toMatchObject({
      records: { employers: [{ name: 'Acme Pompe Srl' }, { name: 'Bianchi Valvole' }] },
    });
    await admin.delete(`/api/people/${id}`);
    const { rows } = await dashboard.records.db.execute(
      sql`SELECT FROM person_employers WHERE name LIKE 'Bianchi%'`,
    );
    expect(rows).toEqual([]);
  });

  it('suggests whoever has the same telephone, and merges nobody by itself', async () => {
    const { body } = await admin.get(`/api/people/${await idOf('rossi')}`);
    expect(body['suggestions']).toEqual([
      { other: { id: await idOf('carla'), name: 'Carla Neri' }, why: 'same_phone' },
    ]);
  });
});

describe('the timeline of a person', () => {
  it('joins all browsers and channels, in a shared browser only the own time, and only what was agreed to', async () => {
    const items = await timelineOf(await idOf('rossi'));
    expect(items.map(({ channel, kind, detail }) => [channel, kind, detail])).toEqual([
      ['email', 'email_click', ''],
      ['site', 'visit', 'acme.it/on-the-phone'],
      ['form', 'form_submit', 'acme.it/contatti'],
      ['site', 'visit', 'acme.it/before-she-said'],
    ]);
    expect((await timelineOf(await idOf('bruno'))).map(({ detail }) => detail)).toEqual(['acme.it/bruno']);
  });

  it('is filtered by channel and read page by page', async () => {
    const id = await idOf('rossi');
    expect((await timelineOf(id, '?channel=email')).map(({ provider }) => provider)).toEqual(['sendgrid']);
    const kinds: string[] = [];
    let cursor = '';
    do {
      const { body } = await admin.get(`/api/people/${id}/timeline?limit=1${cursor && `&cursor=${cursor}`}`);
      kinds.push(
        ...z
          .array(z.looseObject({ kind: z.string() }))
          .parse(body['items'])
          .map(({ kind }) => kind),
      );
      cursor = typeof body['nextCursor'] === 'string' ? body['nextCursor'] : '';
    } while (cursor !== '');
    expect(kinds).toEqual(['email_click', 'visit', 'form_submit', 'visit']);
  });
});

describe('visits', () => {
  it('name the person whose they are', async () => {
    const from = new Date(nowMs - 48 * hourMs).toISOString();
    const to = new Date(nowMs + hourMs).toISOString();
    const { body } = await admin.get(`/api/visits?from=${from}&to=${to}`);
    const visits = z
      .array(
        z.object({
          entryPath: z.string(),
          person: z.object({ name: z.string(), strength: z.string() }).nullable(),
        }),
      )
      .parse(body['visits']);
    const named = new Map(visits.map(({ entryPath, person }) => [entryPath, person?.name]));
    expect(named.get('/bruno')).toBe('bruno@acme.it');
    expect(named.get('/on-the-phone')).toBe('Anna Rossi');
  });
});

describe('who may see a person', () => {
  it('is for sales whoever no colleague’s company employs; of the others they know name and owner', async () => {
    const sales = await dashboard.withRole('sales');
    const annaId = await idOf('rossi');
    expect((await sales.get(`/api/people/${annaId}`)).status).toBe(200);
    const me = await admin.get('/api/me');
    const companyId = await createCompany(
      dashboard.records,
      { id: String(me.body['id']), name: 'Ada Admin' },
      {
        ...{ name: 'Acme Srl', source: 'manual', ownerId: String(me.body['id']), ownerName: 'Ada Admin' },
        domains: [{ domain: 'acme.it', kind: 'primary', confidence: 1, source: 'manual' }],
      },
    );
    // By the name that they see, and by nothing that they do not: a search would tell whose address it is.
    expect(await findPeople('anna.rossi@acme.it', sales)).toEqual([]);
    const row = (await findPeople('rossi', sales))[0];
    expect(row).toMatchObject({
      ...{ name: 'Anna Rossi', isWhole: false, email: '', jobTitle: '', lastAt: null },
      company: { id: companyId, name: 'Acme Srl', owner: { name: 'Ada Admin' } },
    });
    for (const path of ['', '/timeline'])
      expect((await sales.get(`/api/people/${annaId}${path}`)).status).toBe(403);
    expect((await sales.get(`/api/people/${await idOf('carla')}`)).status).toBe(200);
    expect((await admin.get(`/api/people/${annaId}`)).body).toMatchObject({ company: { id: companyId } });
  });

  it('is written down for every look', async () => {
    await admin.get(`/api/people/${await idOf('carla')}`);
    const { body } = await admin.get('/api/audit');
    expect(JSON.stringify(body)).toContain('look_person');
    expect(JSON.stringify(body)).not.toContain('rossi');
  });
});

describe('merging people', () => {
  it('makes them one with both timelines, and taking it back gives both back', async () => {
    const [annaId, carlaId] = [await idOf('rossi'), await idOf('carla')];
    const before = await admin.get(`/api/people/${annaId}`);
    const merged = await admin.post(`/api/people/${carlaId}/merge`, { other: annaId, reason: 'I met her' });
    expect(merged.status).toBe(200);
    const page = await admin.get(`/api/people/${String(merged.body['id'])}`);
    expect(page.body['keys']).toHaveLength(3);
    // The number of either leads to the same person.
    expect((await admin.get(`/api/people/${carlaId}`)).body['id']).toBe(merged.body['id']);
    const ties = z
      .array(z.object({ id: z.string(), by: z.string(), reason: z.string() }))
      .parse(page.body['ties']);
    const tie = ties.find(({ by }) => by === 'merge');
    expect(tie?.reason).toBe('I met her');
    const again = await admin.post(`/api/people/${carlaId}/merge`, { other: annaId, reason: 'twice' });
    expect(again.body).toMatchObject({ error: { code: 'same_person' } });
    const cut = await admin.post(`/api/people/ties/${tie?.id ?? ''}/cut`, { reason: 'it was her sister' });
    expect(cut.status).toBe(200);
    const after = await admin.get(`/api/people/${annaId}`);
    expect({ ...after.body, refused: [] }).toEqual({ ...before.body, refused: [] });
    expect(after.body['refused']).toMatchObject([
      { refused: 'cut', reason: 'it was her sister', other: { name: 'Carla Neri' } },
    ]);
  });
});

describe('erasing a person', () => {
  it('hands out a copy before, and leaves nothing in any table after', async () => {
    const annaId = await idOf('rossi');
    await keepVisitorClaims(dashboard.records, [
      { siteId, visitor: phone, kind: 'form_email', domain: 'acme.it', day: '2026-01-01' },
    ]);
    expect(
      (await (await dashboard.withRole('manager')).post(`/api/people/${annaId}/export`, {})).status,
    ).toBe(403);
    const copy = await admin.post(`/api/people/${annaId}/export`, {});
    expect(JSON.stringify(copy.body)).toContain('/before-she-said');
    expect(JSON.stringify(copy.body)).toContain('sendgrid');
    expect(JSON.stringify(copy.body)).not.toContain('/bruno');
    // What they asked for and that they were written to goes as well.
    await dashboard.records.db.execute(sql`
      INSERT INTO requests (site_id, event_id, at, received_at, way, said_email, text)
      VALUES (${siteId}, gen_random_uuid(), now(), now(), 'site_form', 'Anna.Rossi@acme.it', 'Ten pumps')`);
    await dashboard.records.db.execute(sql`
      WITH m AS (INSERT INTO mailings (site_id, name, by_id, by_name) VALUES (${siteId}, 'News', '', '') RETURNING id)
      INSERT INTO mail_recipients (mailing_id, email) SELECT id, 'anna.rossi@acme.it' FROM m`);
    await dashboard.records.db.execute(sql`
      WITH i AS (INSERT INTO engagement_imports (site_id, file_name, origin, basis, counts, by_id, by_name, speakers)
        VALUES (${siteId}, 'list.csv', 'Fair', 'consent', '{}', '', '', '["anna.rossi@acme.it"]') RETURNING id)
      INSERT INTO engagement_import_rows (import_id, line, row_key, outcome, values, fault)
      SELECT id, line, '', outcome, values::jsonb, fault::jsonb FROM i, (VALUES
        (2, 'new', '{"email": "anna.rossi@acme.it", "name": "Anna Rossi"}', NULL),
        (3, 'refused', NULL, '{"code": "no_time", "value": "Anna.Rossi@acme.it"}'),
        (4, 'new', '{"email": "bruno@acme.it", "text": "Ask Anna.Rossi@acme.it"}', NULL),
        (5, 'new', '{"email": "bruno@acme.it"}', NULL)) AS r(line, outcome, values, fault)`);
    expect(JSON.stringify((await admin.post(`/api/people/${annaId}/export`, {})).body)).toContain(
      'importRows',
    );
    const erased = await admin.delete(`/api/people/${annaId}`);
    expect(erased.body).toEqual({
      ...{ keys: 2, browsers: 2, events: 'done', clearedWithinHours: 24 },
      unreached: ['backups', 'other_systems'],
      crmRecords: [],
    });
    expect((await admin.get(`/api/people/${annaId}`)).status).toBe(404);
    expect(await searchRecords(dashboard.records, ['anna.rossi', 'Anna Rossi', phone])).toEqual([]);
    expect(
      await searchEvents(dashboard.events, [
        'anna.rossi',
        '/before-she-said',
        '/on-the-phone',
        nameSubject(anna),
      ]),
    ).toEqual([]);
    const { rows: kept } = await dashboard.records.db.execute(
      sql`SELECT line FROM engagement_import_rows ORDER BY line LIMIT 10`,
    );
    expect(kept).toEqual([{ line: 5 }]);
    // Whoever shared the browser keeps what is theirs.
    expect((await timelineOf(await idOf('bruno'))).map(({ detail }) => detail)).toEqual(['acme.it/bruno']);
    const known = createErasedKeys(dashboard.records, secret);
    await known.load();
    expect([known.has(anna), known.has(bruno)]).toEqual([true, false]);
  });
});
