// Hits and sights of links in the records: kept once and judged the same in any order.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLink } from '#stores/records/links/change-links.ts';
import {
  addRecipients,
  countOpens,
  createMailing,
  stateConsent,
} from '#stores/records/links/change-mailings.ts';
import { countClicks, listClickDays } from '#stores/records/links/count-clicks.ts';
import { keepFlags } from '#stores/records/links/keep-flags.ts';
import { forgetHits, keepHits, type NewHit, type NewSight } from '#stores/records/links/keep-hits.ts';
import { listTracked } from '#stores/records/links/list-recipients.ts';
import { findTokensUsed, listTokenUses } from '#stores/records/links/list-token-uses.ts';
import { withdrawTracking } from '#stores/records/links/refuse-mail.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const by = { id: 'u1', name: 'Marta' };
const place = { network: '192.0.2.0/24', networkClass: 'isp', agent: 'Chrome/Windows' };
const nowMs = Date.now() - 3_600_000;
let records: Records;
let siteId = 0;
let made = 0;

beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Acme' })).site.id;
});
afterAll(() => records.close());

async function prepare(email = 'anna.rossi@acme-impianti.it') {
  const mailing = await createMailing(records, by, { siteId, name: 'N' });
  await addRecipients(records, mailing.id, [{ email, name: 'A', allowsTracking: null }]);
  await stateConsent(records, by, mailing.id, 'They agreed.');
  const recipientId = (await listTracked(records, mailing.id, { afterId: 0, limit: 1 }))[0]?.id ?? 0;
  const tags = { source: '', medium: '', name: '', term: '', content: '' };
  const values = { siteId, target: 'https://acme.example/', title: 'L', channel: 'email' as const, ...tags };
  const link = await createLink(records, by, { ...values, mailingId: mailing.id });
  const hit = (changes: Partial<NewHit> = {}): NewHit => ({
    ...{
      id: `0190a000-0000-7000-8000-${String(made++).padStart(12, '0')}`,
      siteId,
      kind: 'click',
      method: 'GET',
    },
    ...{ linkId: link.id, mailingId: mailing.id, recipientId, atMs: nowMs, isKnownRobot: false, ...place },
    ...changes,
  });
  const sight = (changes: Partial<NewSight> = {}): NewSight => ({
    chosenAtMs: 0,
    ...{ key: `page ${made++}`, siteId, linkId: null, code: link.code, recipientId: null, visitor: '' },
    ...{ atMs: nowMs + 2_000, gesture: false, isRobot: false, ...place },
    ...changes,
  });
  const token = (visitor: string, changes: Partial<NewSight> = {}) =>
    sight({ key: `t:${recipientId}:${visitor}`, code: null, recipientId, visitor, ...changes });
  return { link, mailing, recipientId, hit, sight, token };
}

const verdictOf = async (id: string) =>
  (await records.db.execute<{ verdict: string }>(sql`SELECT verdict FROM link_hits WHERE id = ${id} LIMIT 1`))
    .rows[0]?.verdict;

describe('a click', () => {
  test('is a person’s whether the page or the click comes first, and however often', async () => {
    for (const order of ['click first', 'page first', 'together']) {
      const { hit, sight, link } = await prepare(`${order.replace(' ', '.')}@acme-impianti.it`);
      const [click, page] = [hit(), sight()];
      if (order === 'together') await keepHits(records, [click], [page]);
      else {
        await keepHits(
          records,
          order === 'click first' ? [click] : [],
          order === 'click first' ? [] : [page],
        );
        await keepHits(
          records,
          order === 'click first' ? [] : [click],
          order === 'click first' ? [page] : [],
        );
      }
      expect(await verdictOf(click.id)).toBe('human');
      await keepHits(records, [click], [page]);
      expect(await verdictOf(click.id)).toBe('human');
      expect((await countClicks(records, [link.id])).get(link.id)).toEqual({
        ...{ human: 1, machine: 0, unsure: 0, pages: 1 },
      });
      expect((await listClickDays(records, link.id, 30)).at(-1)).toMatchObject({ human: 1, pages: 1 });
    }
  });

  test('becomes a machine’s when the hidden link is hit after it', async () => {
    const { hit } = await prepare('trap@acme-impianti.it');
    const click = hit();
    await keepHits(records, [click], []);
    expect(await verdictOf(click.id)).toBe('unsure');
    await keepHits(records, [hit({ kind: 'trap', atMs: nowMs + 10_000 })], []);
    expect(await verdictOf(click.id)).toBe('machine');
  });

  test('of nobody in particular is judged by what its network did', async () => {
    const { hit, sight, link } = await prepare('shared@acme-impianti.it');
    const shared = { recipientId: null, network: '198.51.100.0/24' };
    const [seen, head] = [hit(shared), hit({ ...shared, method: 'HEAD', atMs: nowMs - 60_000 })];
    await keepHits(records, [seen, head], []);
    await keepHits(records, [], [sight({ network: '198.51.100.0/24' })]);
    expect((await countClicks(records, [link.id])).get(link.id)).toMatchObject({
      ...{ human: 1, machine: 1, pages: 1 },
    });
    expect(await verdictOf(head.id)).toBe('machine');
  });
});

describe('a token', () => {
  test('is told with all its uses and with every opening that no machine made', async () => {
    const { hit, token, recipientId } = await prepare('forwarded@acme-impianti.it');
    const [first, second] = ['00000000000000aa', '00000000000000bb'];
    const [click, head] = [hit(), hit({ method: 'HEAD', network: '198.51.100.0/24' })];
    expect(await findTokensUsed(records, [recipientId])).toEqual([]);
    await keepHits(records, [], [token(second, { atMs: nowMs + 60_000 })]);
    const judged = await keepHits(records, [click, head], [token(first), token(first, { gesture: true })]);
    expect(judged).toEqual([recipientId]);
    expect(await findTokensUsed(records, judged)).toEqual([recipientId]);
    const [used] = await listTokenUses(records, [recipientId]);
    expect(used?.uses.map(({ visitor, network }) => [visitor, network])).toEqual([
      [first, place.network],
      [second, place.network],
    ]);
    expect(used?.clicks).toMatchObject([{ id: click.id, verdict: 'human', isPageSeen: true }]);
  });

  test('is where the earliest of its pages was, in whatever order they arrive', async () => {
    const { token, recipientId } = await prepare('roaming@acme-impianti.it');
    const early = token('00000000000000aa', { network: '198.51.100.0/24' });
    const late = token('00000000000000aa', { atMs: early.atMs + 1_000 });
    for (const page of [late, early]) await keepHits(records, [], [page]);
    const [used] = await listTokenUses(records, [recipientId]);
    expect(used?.uses).toMatchObject([{ network: '198.51.100.0/24', atMs: early.atMs }]);
  });

  test('of who took the consent back, or of another site, names nobody', async () => {
    const { token, recipientId, mailing } = await prepare('withdrawn@acme-impianti.it');
    const other = await createSite(records, { name: 'Other' });
    await keepHits(records, [], [token('00000000000000cc', { siteId: other.site.id })]);
    await withdrawTracking(records, { siteId, email: 'withdrawn@acme-impianti.it', mailingId: mailing.id });
    await keepHits(records, [], [token('00000000000000dd')]);
    expect(await listTokenUses(records, [recipientId])).toEqual([]);
    const { rows } = await records.db.execute(
      sql`SELECT key FROM link_sights WHERE recipient_id = ${recipientId} LIMIT 5`,
    );
    expect(rows).toEqual([]);
  });
});

test('what is old is forgotten', async () => {
  const { hit, sight } = await prepare('old@acme-impianti.it');
  const old = hit({ atMs: nowMs - 400 * 86_400_000 });
  await keepHits(records, [old], [sight({ atMs: nowMs - 400 * 86_400_000 })]);
  expect(await forgetHits(records, new Date(nowMs - 390 * 86_400_000))).toBe(2);
  expect(await verdictOf(old.id)).toBeUndefined();
});

describe('a flag of the mailing tool', () => {
  const flagOf = (code: string, email: string, kind: 'flagged_click' | 'flagged_open' = 'flagged_click') => ({
    ...{ id: `flag ${made++}`, siteId, kind, atMs: nowMs + 1_000, email, code },
  });

  test('makes a machine’s of the click that it means, whichever comes first, and however often', async () => {
    for (const order of ['click first', 'flag first']) {
      const email = `flagged.${order.replace(' ', '.')}@acme-impianti.it`;
      const { hit, sight, link, recipientId } = await prepare(email);
      const [click, page] = [hit(), sight()];
      const flag = flagOf(link.code, email.toUpperCase());
      if (order === 'click first') {
        await keepHits(records, [click], [page]);
        expect(await verdictOf(click.id)).toBe('human');
      }
      expect(await keepFlags(records, [flag])).toEqual([recipientId]);
      expect(await keepFlags(records, [flag])).toEqual([recipientId]);
      if (order === 'flag first') await keepHits(records, [click], [page]);
      expect(await verdictOf(click.id)).toBe('machine');
      expect((await countClicks(records, [link.id])).get(link.id)).toMatchObject({ human: 0, machine: 1 });
    }
  });

  test('of an opening is of the same recipient’s picture, and touches no click', async () => {
    const email = 'opened@acme-impianti.it';
    const { hit, mailing } = await prepare(email);
    await countOpens(records, mailing.id, true);
    const [click, open] = [hit(), hit({ kind: 'open', linkId: null })];
    await keepHits(records, [click, open], []);
    await keepFlags(records, [flagOf('', email, 'flagged_open')]);
    expect([await verdictOf(open.id), await verdictOf(click.id)]).toEqual(['machine', 'unsure']);
  });

  test('of an opening is not kept where openings are not counted', async () => {
    const email = 'uncounted@acme-impianti.it';
    await prepare(email);
    expect(await keepFlags(records, [flagOf('', email, 'flagged_open')])).toEqual([]);
  });

  test('is not kept of whoever did not agree to be told apart, or took it back', async () => {
    const email = 'withdrawn@acme-impianti.it';
    const { link, mailing } = await prepare(email);
    expect(await keepFlags(records, [flagOf(link.code, 'nobody@acme-impianti.it')])).toEqual([]);
    await withdrawTracking(records, { siteId, email, mailingId: mailing.id });
    expect(await keepFlags(records, [flagOf(link.code, email)])).toEqual([]);
  });
});
