// A list of companies is looked at, applied as a whole, applied again without effect, and taken back exactly.

import { type SQL, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applyImport } from '#stores/records/company-import/apply-import.ts';
import { undoImport } from '#stores/records/company-import/undo-import.ts';
import type { Records } from '#stores/records/open-records.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { findCompany } from '#stores/records/questions/company-find.ts';
import { findImport } from '#stores/records/questions/company-import-runs.ts';
import { listCompanies } from '#stores/records/questions/company-list.ts';
import { mergeCompany } from '#stores/records/questions/company-merge.ts';
import { createPin } from '#stores/records/questions/company-pins.ts';
import { listSuggestions } from '#stores/records/questions/company-suggestions.ts';
import { users } from '#stores/records/schema/access.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import { faultsOf, importer, importList, linesOf, preview, snapshot } from './import-list.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());
afterEach(async () => {
  await records.db.execute(
    sql`TRUNCATE companies, company_imports, import_mappings, users, identity_keys, crm_connections, custom_fields CASCADE`,
  );
});

const list = `Codice;Ragione sociale;Partita IVA;Sito;Dipendenti;Stato;Capogruppo;Reti;Altri nomi
A1;Acme Example S.r.l.;01234567897;acme-example.it, acme-example.com;12;Cliente;;81.2.69.160/27;ACME
A2;Stabilimento Acme Torino;01234567897;;;;A1;;
B1;Beta Example S.p.A.;IT07643520567;www.beta-example.it;"1.200";Prospect;;;
`;

async function idOf(name: string): Promise<number> {
  const [found] = await listCompanies(records, { search: name }, { sort: 'name', limit: 1 });
  return found?.id ?? 0;
}

describe('an import', () => {
  it('changes nothing before it is applied, and then what it said', async () => {
    const before = await snapshot(records);
    const run = await preview(records, list);
    expect(run).toMatchObject({
      state: 'ready',
      encoding: 'utf-8',
      separator: ';',
      counts: { lines: 3, new: 3, faulty: 0 },
    });
    expect(await snapshot(records)).toEqual(before);
    const planned = await linesOf(records, run.id);
    const applied = await applyImport(records, importer, run.id);
    expect(applied).toMatchObject({ state: 'applied', counts: run.counts });
    const done = await linesOf(records, run.id);
    expect(done.map(({ changes, faults }) => [changes, faults])).toEqual(
      planned.map(({ changes, faults }) => [changes, faults]),
    );
    const acme = await findCompany(records, await idOf('acme example'));
    expect(acme).toMatchObject({
      company: {
        vatNumber: 'IT01234567897',
        country: 'IT',
        employees: 12,
        status: 'customer',
        externalId: 'A1',
      },
      domains: [
        { domain: 'acme-example.it', kind: 'primary' },
        { domain: 'acme-example.com', kind: 'alias' },
      ],
      aliases: [{ name: 'ACME' }],
      networks: [{ first: '81.2.69.160', last: '81.2.69.191', confirmedBy: 'tester' }],
      plants: [{ name: 'Stabilimento Acme Torino' }],
    });
    await expect(applyImport(records, importer, run.id)).rejects.toMatchObject({ code: 'import_not_ready' });
  });

  it('applied twice changes nothing the second time', async () => {
    await importList(records, list);
    const once = await snapshot(records);
    const again = await importList(records, list);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 3, faulty: 0, withFaultyCells: 0 });
    expect(await snapshot(records)).toEqual(once);
  });

  it('shows old and new of each field that it changes, and never writes over what it does not say', async () => {
    await importList(records, list);
    const run = await preview(records, 'Codice;Dipendenti;Stato;Sito\nA1;20;;acme-example.net\nB1;;;\n');
    expect(
      (await linesOf(records, run.id)).map(({ line, outcome, changes }) => [line, outcome, changes]),
    ).toEqual([
      [
        2,
        'changed',
        [
          { field: 'employees', before: '12', after: '20' },
          { field: 'domains', before: '', after: 'acme-example.net' },
        ],
      ],
      [3, 'unchanged', []],
    ]);
    await applyImport(records, importer, run.id);
    expect((await findCompany(records, await idOf('acme example')))?.company).toMatchObject({
      ...{ name: 'Acme Example S.r.l.', employees: 20, status: 'customer', vatNumber: 'IT01234567897' },
    });
  });

  it('taken back leaves everything exactly as it was', async () => {
    await importList(records, list);
    const before = await snapshot(records);
    const second = await importList(
      records,
      `Codice;Nome;Dipendenti;Sito;Altri nomi;Reti;Capogruppo;Codice Ateco
A1;Acme Nuova S.r.l.;99;neu-example.it;Nuova Acme;8.8.4.0/28;;62.01.00
A2;Stabilimento Acme Torino;;;;;B1;
C1;Gamma Example Srl;5;gamma-example.it;;;A1;
`,
    );
    expect(second.counts).toMatchObject({ new: 1, changed: 2 });
    const undone = await undoImport(records, importer, second.id);
    expect(undone).toMatchObject({ restored: 2, removed: 1, keptCount: 0 });
    expect(await snapshot(records)).toEqual(before);
    expect(await findImport(records, second.id)).toMatchObject({ state: 'undone', undone: { removed: 1 } });
    await expect(undoImport(records, importer, second.id)).rejects.toMatchObject({
      code: 'import_not_applied',
    });
    const removed = await idOf('gamma');
    expect(removed).toBe(0);
  });

  it('taken back keeps what somebody changed since, and says what', async () => {
    const run = await importList(records, list);
    const [acme, beta] = [await idOf('acme example'), await idOf('beta')];
    const second = await importList(records, 'Codice;Dipendenti;Provincia\nA1;20;TO\n');
    await changeCompany(records, importer, acme, { employees: 21 });
    expect(await undoImport(records, importer, second.id)).toMatchObject({
      ...{ restored: 0, keptCount: 1, kept: [{ companyId: acme, fields: ['employees'] }] },
    });
    expect((await findCompany(records, acme))?.company).toMatchObject({ employees: 21, province: '' });
    await createPin(records, importer, {
      ...{ subject: { domain: 'x-example.it' }, target: 'company', companyId: beta, note: '' },
    });
    const undone = await undoImport(records, importer, run.id);
    expect(undone.kept.map(({ companyId }) => companyId).sort()).toEqual([acme, beta].sort());
    expect(await findCompany(records, beta)).toBeDefined();
    expect(undone.removed).toBe(1);
  });

  const tieTo: Record<string, (id: number) => SQL[]> = {
    'a lead': (id) => [
      sql`INSERT INTO leads (company_id, stage, source, change_id) VALUES (${id}, 'new', 'visit', 0)`,
    ],
    'an order that was removed': (id) => [
      sql`INSERT INTO orders (company_id, kind, number, ordered_on, amount, currency, source, change_id, removed_at)
        VALUES (${id}, 'order', '7/2026', '2026-11-02', 10, 'EUR', 'manual', 0, now())`,
    ],
    'a field of our own': (id) => [
      sql`WITH field AS (INSERT INTO custom_fields (subject, type, label_en, label_it) VALUES ('company', 'text', 'Contract', 'Contratto')
        RETURNING id) INSERT INTO custom_values (field_id, company_id, value, by_id, by_name) SELECT id, ${id}, '"C-7"', 'u1', 'Ada' FROM field`,
    ],
    'a record of a CRM': (id) => [
      sql`WITH crm AS (INSERT INTO crm_connections (provider, name, base_url, sealed_credentials, settings, created_by_id, created_by_name)
        VALUES ('hubspot', 'H', 'https://h', '', '{}', 'u1', 'Ada') RETURNING id) INSERT INTO crm_links (crm_id, kind, our_id, their_id, company_id, found_by) SELECT id, 'company', 'fiuto_c_1', '1', ${id}, 'domain' FROM crm`,
    ],
    'somebody met since': (id) => [
      sql`INSERT INTO company_domains (domain, company_id, kind) VALUES ('met-example.it', ${id}, 'alias')
        ON CONFLICT DO NOTHING`,
      ...person('met-example.it'),
    ],
  };
  const person = (domain: string) => [
    sql`INSERT INTO identity_keys (key, person_id, first_at, last_at) VALUES (${`email:a@${domain}`}, 0, now(), now())`,
    sql`INSERT INTO person_cards (person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared, key_count, first_at,
        last_at, search)
      SELECT id, 'Anna', ${`a@${domain}`}, '', '', ${domain}, true, false, 1, now(), now(), ''::tsvector FROM identity_keys`,
  ];
  it.each(Object.keys(tieTo))(
    'taken back keeps a company to which %s has come, and the one it is a plant of',
    async (tie) => {
      const run = await importList(records, list);
      const [plant, parent] = [await idOf('stabilimento'), await idOf('acme example')];
      for (const made of tieTo[tie]?.(plant) ?? []) await records.db.execute(made);
      const undone = await undoImport(records, importer, run.id);
      expect(undone.kept.map(({ companyId }) => companyId).sort()).toEqual([plant, parent].sort());
      expect([undone.removed, await idOf('beta')]).toEqual([1, 0]);
      expect(await findCompany(records, parent)).toMatchObject({
        domains: [{}, {}],
        plants: [{ id: plant }],
      });
    },
  );

  it('of which a part fails leaves nothing behind, and can be applied again', async () => {
    const run = await preview(records, list);
    // Somebody takes a domain of the second half between preview and writing, in a way that the plan cannot see.
    await records.db.execute(sql`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.domain = 'beta-example.it' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$`);
    await records.db.execute(
      sql`CREATE TRIGGER refuse BEFORE INSERT ON company_domains FOR EACH ROW EXECUTE FUNCTION refuse()`,
    );
    await expect(applyImport(records, importer, run.id, { linesAtOnce: 1 })).rejects.toThrow();
    expect((await snapshot(records)).companies).toEqual([]);
    expect(await findImport(records, run.id)).toMatchObject({ state: 'ready' });
    await records.db.execute(sql`DROP TRIGGER refuse ON company_domains`);
    await records.db.execute(sql`DROP FUNCTION refuse`);
    expect((await applyImport(records, importer, run.id)).counts).toMatchObject({ new: 3 });
  });

  it('of a very big file goes on where it was cut off, to the same end', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `K${at};Parts ${at} Srl;parts${at}-example.it`);
    const run = await preview(records, `Codice;Nome;Sito\n${lines.join('\n')}\n`);
    const parts = { wholeLinesMax: 10, linesAtOnce: 7 };
    let written = 0;
    const watch = () => {
      written += 1;
      if (written === 3) throw new Error('cut off');
    };
    await expect(applyImport(records, importer, run.id, { ...parts, watch })).rejects.toThrow('cut off');
    expect((await snapshot(records)).companies).toHaveLength(14);
    const applied = await applyImport(records, importer, run.id, parts);
    expect(applied).toMatchObject({ state: 'applied', counts: { new: 40 } });
    const once = await snapshot(records);
    expect(once.companies).toHaveLength(40);
    expect((await undoImport(records, importer, run.id)).removed).toBe(40);
    expect((await snapshot(records)).companies).toEqual([]);
  });

  it('cut off in parts can be taken back as far as it came', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => `K${at};Parts ${at} Srl`);
    const run = await preview(records, `Codice;Nome\n${lines.join('\n')}\n`);
    let written = 0;
    const watch = () => {
      written += 1;
      if (written === 2) throw new Error('cut off');
    };
    const options = { wholeLinesMax: 1, linesAtOnce: 5, watch };
    await expect(applyImport(records, importer, run.id, options)).rejects.toThrow('cut off');
    expect((await undoImport(records, importer, run.id)).removed).toBe(5);
    expect((await snapshot(records)).companies).toEqual([]);
  });

  it('and another one at the same moment make each company once', async () => {
    const [one, other] = [await preview(records, list), await preview(records, list)];
    await Promise.all([applyImport(records, importer, one.id), applyImport(records, importer, other.id)]);
    expect((await snapshot(records)).companies).toHaveLength(3);
  });
});

describe('what is wrong with a list', () => {
  it('is told with its line: duplicates, conflicts, loops, ranges across each other', async () => {
    await createCompany(records, importer, { name: 'Uno Conflict', vatNumber: 'IT01234567897', source: 'x' });
    await createCompany(records, importer, { name: 'Due Conflict', externalId: 'Z9', source: 'x' });
    const run = await preview(
      records,
      `Codice;Nome;Partita IVA;Sito;Reti;Capogruppo
Z9;Due Conflict;01234567897;;;
Q1;Prima;;dup-example.it;81.2.69.0/25;
Q2;Seconda;;dup-example.it;81.2.69.64-81.2.69.200;Q3
Q3;Terza;;;81.2.69.32/28;Q2
Q1;Prima di nuovo;;;;
;Senza codice;;senza-example.it;;Nessuno
;Senza codice;;;;
Q4;Numero;01234567890;gmail.com;10.0.0.0/8;Q4
`,
    );
    const uno = (await listCompanies(records, { search: 'uno' }, { sort: 'name', limit: 1 }))[0]?.id;
    const due = (await listCompanies(records, { search: 'due' }, { sort: 'name', limit: 1 }))[0]?.id;
    expect(await faultsOf(records, run.id)).toEqual([
      `2 two_companies  Due Conflict (${due}), Uno Conflict (${uno})`,
      '4 domain_taken dup-example.it line 3',
      '4 network_overlaps 81.2.69.64-81.2.69.200 81.2.69.0-81.2.69.127 (line 3)',
      '5 parent_loop Q2',
      '6 duplicate_line Q1 3',
      '7 parent_unknown Nessuno',
      '8 duplicate_line senza codice 7',
      '9 vat_check_digit 01234567890',
      '9 free_mail_domain gmail.com',
      '9 network_private 10.0.0.0/8',
      '9 parent_loop Q4',
    ]);
    expect(run.counts).toMatchObject({ lines: 8, new: 5, faulty: 3, withFaultyCells: 4 });
    const applied = await applyImport(records, importer, run.id);
    expect(applied.counts).toMatchObject({ new: 5, faulty: 3 });
  });

  it('names the holder of a domain or network, which stays where it is', async () => {
    await importList(records, list);
    const run = await preview(records, 'Nome;Sito;Reti\nLadra Srl;acme-example.it;81.2.69.160/27\n');
    expect(await faultsOf(records, run.id)).toEqual([
      '2 domain_taken acme-example.it Acme Example S.r.l.',
      '2 network_taken 81.2.69.160-81.2.69.191 Acme Example S.r.l.',
    ]);
  });

  it('leaves a file that cannot be read without effect, and says why', async () => {
    const run = await preview(records, 'Nome;Sito\nUno;"uno-example.it\nDue;due-example.it\n');
    expect(run).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('line 2 is never closed'),
    });
    await expect(applyImport(records, importer, run.id)).rejects.toMatchObject({ code: 'import_not_ready' });
    expect(await preview(records, 'Nome;Sito\n')).toMatchObject({ state: 'failed' });
    expect((await snapshot(records)).companies).toEqual([]);
  });
});

describe('the columns of a list', () => {
  it('are understood as the operator said, also the next time', async () => {
    const text = 'Was;Wo\nAcme Example;acme-example.it\n';
    expect(await preview(records, text)).toMatchObject({ state: 'failed' });
    const told = await preview(records, text, { Was: 'name', Wo: 'domains' });
    expect(told).toMatchObject({ state: 'ready', mapping: { Was: 'name', Wo: 'domains' } });
    expect(await preview(records, text)).toMatchObject({ state: 'ready', counts: { new: 1 } });
    expect(await preview(records, text, { Wie: 'name' })).toMatchObject({
      ...{ state: 'failed', failure: expect.stringContaining('no column "Wie"') },
    });
  });
});

describe('a line', () => {
  it('finds its owner among the users by name or address, and keeps a name that is none of theirs', async () => {
    await records.db.insert(users).values([
      { id: 'u1', name: 'Sole Verdi', email: 'sole@example.com', role: 'sales' },
      { id: 'u2', name: 'Gino', email: 'gino@example.com', role: 'sales' },
    ]);
    await importList(
      records,
      'Nome;Agente\nUna Srl;sole verdi\nDue Srl;GINO@example.com\nTre Srl;Agenzia Sud\n',
    );
    const { companies } = await snapshot(records);
    expect(companies.map(({ ownerId, ownerName }) => [ownerId, ownerName])).toEqual([
      ['u1', 'Sole Verdi'],
      ['u2', 'Gino'],
      [null, 'Agenzia Sud'],
    ]);
  });

  it('about a merged company means the one that it was merged into', async () => {
    await importList(records, list);
    const [acme, beta] = [await idOf('acme example'), await idOf('beta')];
    await mergeCompany(records, importer, acme, beta, 'test');
    const run = await preview(records, 'Nome;Sito;Dipendenti\nAcme;acme-example.it;50\n');
    expect(await linesOf(records, run.id)).toMatchObject([{ companyId: beta, outcome: 'changed' }]);
  });

  it('with the name of a known company, but no proof that it is the same, suggests a duplicate', async () => {
    await importList(records, 'Nome;Nazione\nOmonima S.r.l.;IT\n');
    await importList(records, 'Nome;Nazione\nOmonima S.p.A.;IT\n');
    expect(await listSuggestions(records, { state: 'open', limit: 10 })).toMatchObject([
      { kind: 'possible_duplicate', companyName: 'Omonima S.r.l.', otherName: 'Omonima S.p.A.' },
    ]);
  });
});
