// What is known of companies, on the real PostgreSQL: made, changed, found, merged and taken apart again.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import { createAlias, removeAlias } from '#stores/records/questions/company-aliases.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { keepDomain, removeDomain } from '#stores/records/questions/company-domains.ts';
import { findCompany } from '#stores/records/questions/company-find.ts';
import { createHandle, removeHandle } from '#stores/records/questions/company-handles.ts';
import {
  type CompanyFilter,
  type CompanySort,
  listCompanies,
} from '#stores/records/questions/company-list.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { createNetwork, removeNetwork } from '#stores/records/questions/company-networks.ts';
import { users } from '#stores/records/schema/access.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
  await records.db.insert(users).values({ id: 'u1', name: 'Sole', email: 'sole@example.com', role: 'sales' });
});
afterAll(() => records.close());

const by = { id: 'u1', name: 'Sole' };
const source = 'manual';
const create = (name: string, more: Partial<Parameters<typeof createCompany>[2]> = {}) =>
  createCompany(records, by, { name, source, ...more });
const primary = (domain: string) => ({ domain, kind: 'primary' as const, confidence: 1, source });
const range = (first: string, last = first) => ({ first, last, label: '', source, confirmedBy: 'Sole' });

async function search(filter: CompanyFilter, sort: CompanySort = 'name') {
  return (await listCompanies(records, filter, { sort, limit: 100 })).map(({ name }) => name);
}

describe('a company', () => {
  it('comes back as it was made and changed, odd texts included', async () => {
    const odd = `L'Officina "Più" \\ & Figli 🦊'); DROP TABLE companies; -- S.n.c.`;
    const id = await create(odd, {
      vatNumber: 'IT01234567897',
      employees: 12,
      turnover: 9_000_000_000,
      status: 'customer',
      ownerId: 'u1',
      domains: [primary('piu-example.it'), { ...primary('piu-example.com'), kind: 'alias' }],
    });
    const made = await findCompany(records, id);
    expect(made?.company).toMatchObject({
      name: odd,
      turnover: 9_000_000_000,
      ownerName: 'Sole',
      status: 'customer',
    });
    expect(made?.domains.map(({ domain, kind }) => [domain, kind])).toEqual([
      ['piu-example.it', 'primary'],
      ['piu-example.com', 'alias'],
    ]);
    await changeCompany(records, by, id, { province: 'MI', ownerName: 'Agenzia Nord' });
    expect((await findCompany(records, id))?.company).toMatchObject({
      ...{ province: 'MI', employees: 12, ownerId: null, ownerName: 'Agenzia Nord' },
    });
    expect(await findCompany(records, 999_999)).toBeUndefined();
  });

  it('is refused an owner, a parent and an id that are not there to be had', async () => {
    const id = await create('Refused One', { externalId: 'X-1' });
    await expect(create('Refused Two', { externalId: 'X-1' })).rejects.toMatchObject({
      code: 'external_id_taken',
    });
    await expect(changeCompany(records, by, id, { ownerId: 'nobody' })).rejects.toMatchObject({
      code: 'unknown_owner',
    });
    await expect(changeCompany(records, by, id, { parentId: 999_999 })).rejects.toMatchObject({
      code: 'unknown_company',
    });
    await expect(changeCompany(records, by, 999_999, { name: 'x' })).rejects.toMatchObject({
      code: 'unknown_company',
    });
    expect(await search({ search: 'refused' })).toEqual(['Refused One']);
  });

  it('is no plant of its own plants, however two people try at once', async () => {
    const [one, two, three] = [await create('Ring 1'), await create('Ring 2'), await create('Ring 3')];
    await changeCompany(records, by, two, { parentId: one });
    const answers = await Promise.allSettled([
      changeCompany(records, by, three, { parentId: two }),
      changeCompany(records, by, one, { parentId: three }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(changeCompany(records, by, one, { parentId: one })).rejects.toMatchObject({
      code: 'parent_loop',
    });
    const parent = await findCompany(records, one);
    expect(parent?.plants.map(({ name }) => name)).toContain('Ring 2');
  });
});

describe('what belongs to a company', () => {
  it('is one company’s alone: a domain, a handle, a network', async () => {
    const [mine, yours] = [await create('Mine Spa'), await create('Yours Spa')];
    await keepDomain(records, by, mine, primary('mine-example.it'));
    await expect(keepDomain(records, by, yours, primary('mine-example.it'))).rejects.toMatchObject({
      ...{ code: 'domain_taken', detail: 'Mine Spa' },
    });
    await createHandle(records, by, mine, { handle: 'ORG-MN1-RIPE', source });
    await expect(createHandle(records, by, yours, { handle: 'ORG-MN1-RIPE', source })).rejects.toMatchObject({
      code: 'handle_taken',
    });
    await createNetwork(records, by, mine, range('194.206.161.0', '194.206.161.255'));
    await expect(
      createNetwork(records, by, yours, range('194.206.161.0', '194.206.161.255')),
    ).rejects.toMatchObject({ code: 'network_taken', detail: 'Mine Spa' });
    await createNetwork(records, by, yours, range('194.206.161.16', '194.206.161.31'));
    for (const across of [
      range('194.206.160.0', '194.206.161.10'),
      range('194.206.161.20', '194.206.161.40'),
    ])
      await expect(createNetwork(records, by, yours, across)).rejects.toMatchObject({
        code: 'network_overlaps',
      });
    await createNetwork(records, by, yours, range('2a01:4f8::', '2a01:4f8::ff'));
    const record = await findCompany(records, yours);
    expect(record?.networks.map(({ first }) => first)).toEqual(['194.206.161.16', '2a01:4f8::']);
  });

  it('is found by search, and not any more when it is taken away', async () => {
    const id = await create('Ephemeral Srl');
    await keepDomain(records, by, id, primary('zzephemeral.it'));
    await createAlias(records, by, id, { name: 'Wunderbar Marke', source });
    await expect(createAlias(records, by, id, { name: 'Wunderbar Marke', source })).rejects.toMatchObject({
      code: 'alias_taken',
    });
    expect(await search({ search: 'zzephem' })).toEqual(['Ephemeral Srl']);
    expect(await search({ search: 'wunderb mark' })).toEqual(['Ephemeral Srl']);
    const record = await findCompany(records, id);
    await removeDomain(records, by, id, 'zzephemeral.it');
    await removeAlias(records, by, id, record?.aliases[0]?.id ?? 0);
    expect(await search({ search: 'zzephem' })).toEqual([]);
    expect(await search({ search: 'wunderb' })).toEqual([]);
    await expect(removeDomain(records, by, id, 'zzephemeral.it')).rejects.toMatchObject({
      code: 'unknown_domain',
    });
    await expect(removeNetwork(records, by, id, 1)).rejects.toMatchObject({ code: 'unknown_network' });
    await expect(removeHandle(records, by, id, 'NONE')).rejects.toMatchObject({ code: 'unknown_handle' });
  });

  it('has one primary domain', async () => {
    const id = await create('Primary Srl', { domains: [primary('first-primary.it')] });
    await keepDomain(records, by, id, primary('second-primary.it'));
    const record = await findCompany(records, id);
    expect(record?.domains.map(({ domain, kind }) => [domain, kind])).toEqual([
      ['second-primary.it', 'primary'],
      ['first-primary.it', 'alias'],
    ]);
  });
});

describe('the list', () => {
  it('finds by the beginning of any word, by domain, number and id, and survives what anybody types', async () => {
    await create('Trattoria Zafferano di Müller S.r.l.', {
      ...{ vatNumber: 'IT07643520567', externalId: 'CRM/9' },
      domains: [primary('zafferano-example.it')],
    });
    for (const typed of [
      'zaff',
      'TRATTORIA zaf',
      'muller',
      'mueller',
      'zafferano-ex',
      'IT0764352',
      '0764352',
      'crm/9',
    ])
      expect([typed, await search({ search: typed })]).toEqual([
        typed,
        ['Trattoria Zafferano di Müller S.r.l.'],
      ]);
    for (const typed of ["'", "' | !'", '\\', '((', '&&&', '%', ':*', '\u0000', '🦊', 'x'.repeat(5_000)])
      expect(Array.isArray(await search({ search: typed }))).toBe(true);
  });

  it('filters and pages through every company once, in each order', async () => {
    for (let at = 0; at < 25; at++)
      await create(`Paged ${String(at % 5)}`, {
        country: 'PT',
        status: at % 2 ? 'customer' : 'lead',
        source: 'paging',
      });
    for (const sort of ['name', 'changed', 'created'] as const) {
      const seen: number[] = [];
      for (let after: { value: string; id: number } | undefined; ; ) {
        const page = await listCompanies(records, { source: 'paging' }, { sort, after, limit: 7 });
        seen.push(...page.map(({ id }) => id));
        after = page.at(-1)?.place;
        if (page.length < 7) break;
      }
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 25, 25]);
    }
    expect(await search({ country: 'PT', status: 'customer' })).toHaveLength(12);
    expect((await search({ source: 'paging' })).at(0)).toBe('Paged 0');
    expect(await search({ source: 'paging', ownerId: 'u1' })).toEqual([]);
    expect(await search({ source: 'paging', ownerId: '' })).toHaveLength(25);
  });
});

describe('a merge', () => {
  it('puts one under the other, and taken back restores both with all that was theirs', async () => {
    const left = await create('Left Example Srl', { employees: 3, domains: [primary('left-example.it')] });
    const right = await create('Right Example Srl', { domains: [primary('right-example.it')] });
    await createNetwork(records, by, left, range('81.2.69.160', '81.2.69.191'));
    const before = [await findCompany(records, left), await findCompany(records, right)];
    await mergeCompany(records, by, left, right, 'same firm');
    const merged = await findCompany(records, right);
    expect(merged?.domains.map(({ domain }) => domain)).toEqual(['left-example.it', 'right-example.it']);
    expect(merged?.networks.map(({ first }) => first)).toEqual(['81.2.69.160']);
    expect(merged?.merges).toMatchObject([{ id: left, reason: 'same firm', byName: 'Sole' }]);
    expect((await findCompany(records, left))?.mergedInto).toEqual({ id: right, name: 'Right Example Srl' });
    expect(await search({ search: 'left example' })).toEqual([]);
    await unmergeCompany(records, by, left, 'two firms after all');
    const after = [await findCompany(records, left), await findCompany(records, right)];
    expect(after.map(strip)).toEqual(before.map(strip));
    expect(await search({ search: 'left example' })).toEqual(['Left Example Srl']);
  });

  it('of merges shows everything at the top, and refuses what would make no sense', async () => {
    const [a, b, c] = [await create('Chain A'), await create('Chain B'), await create('Chain C')];
    await keepDomain(records, by, a, primary('chain-a.it'));
    await mergeCompany(records, by, a, b, 'x');
    await mergeCompany(records, by, b, c, 'x');
    expect((await findCompany(records, c))?.domains.map(({ domain }) => domain)).toEqual(['chain-a.it']);
    await expect(mergeCompany(records, by, c, c, 'x')).rejects.toMatchObject({ code: 'same_company' });
    await expect(mergeCompany(records, by, c, a, 'x')).rejects.toMatchObject({ code: 'company_merged' });
    await expect(unmergeCompany(records, by, c, 'x')).rejects.toMatchObject({ code: 'company_not_merged' });
    await unmergeCompany(records, by, a, 'x');
    expect((await findCompany(records, c))?.domains).toEqual([]);
  });

  it('of two into each other at the same moment happens once', async () => {
    const [a, b] = [await create('Both A'), await create('Both B')];
    const answers = await Promise.allSettled([
      mergeCompany(records, by, a, b, 'x'),
      mergeCompany(records, by, b, a, 'x'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

/** Without the marks of when and by which change it was last touched. */
function strip(record: Awaited<ReturnType<typeof findCompany>>) {
  if (!record) return undefined;
  const { changedAt: _at, changeId: _id, ...company } = record.company;
  return { ...record, company };
}
