// Whoever asked on the public page to be erased is told when it is done, in their language; then their address is gone from the
// records, whether the process died in between, the mail server was away, or there is none.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Mail } from '#outgoing/open-mailer.ts';
import { createBackoff } from '#processor/rights/backoff.ts';
import { carryOutErasures } from '#processor/rights/carry-out-erasures.ts';
import { finishErasures } from '#processor/rights/finish-erasures.ts';
import { mailErased } from '#processor/rights/mail-erased.ts';
import type { EraseParts } from '#stores/persons/erase-everywhere.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { keepSetting } from '#stores/records/questions/keep-setting.ts';
import { controllerSetting, keepRightsSettings } from '#stores/records/questions/rights-settings.ts';
import { openRightsDesk } from '#stores/records/rights/open-rights-desk.ts';
import { createRightsContents } from '#stores/records/rights/rights-contents.ts';
import { giveUpReplies } from '#stores/records/rights/rights-requests.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

const secret = 'ab'.repeat(32);
const email = 'anna.rossi@acme-impianti.it';
const link = { id: 1, email: 'Anna.Rossi@acme-impianti.it' };
const importDirectory = mkdtempSync(join(tmpdir(), 'fiuto-test-erased-'));
let records: Records;
let mails: Mail[];

beforeAll(async () => {
  records = await openTestRecords();
  await createSite(records, { name: 'Acme', allowedHosts: ['www.acme.example', '*.acme.example'] });
}, 120_000);
afterAll(async () => {
  await records?.close();
  rmSync(importDirectory, { recursive: true });
});
beforeEach(async () => {
  mails = [];
  await records.db.execute(sql`DELETE FROM rights_requests`);
  await records.db.execute(sql`DELETE FROM erasure_runs`);
  await keepRightsSettings(records, { erasure: 'at_once' });
});

const parts = (eraseEvents: EraseParts['eraseEvents'] = async () => undefined): EraseParts => ({
  ...{ records, secret, importDirectory, eraseEvents, settleMs: 0, nameSubject: () => '7' },
  rewriteQueue: async () => ({ rewritten: 0, unreadable: 0 }),
});
const erase = (given = parts()) => carryOutErasures(given, quietLog, createBackoff());
const mail = (send = async (one: Mail) => void mails.push(one), contents = createRightsContents(secret)) =>
  mailErased({ records, send, contents, collectorUrl: 'https://t.acme.example', log: quietLog });
const rows = async () =>
  (
    await records.db.execute<{
      state: string;
      email: string;
      sealed: string;
      replied: boolean;
      due: boolean;
    }>(
      sql`SELECT state, email, sealed_email AS sealed, replied_at IS NOT NULL AS replied, reply_next_at IS NOT NULL AS due
        FROM rights_requests ORDER BY id`,
    )
  ).rows;

it('mails the address that asked, once, in the language of the page, and forgets it', async () => {
  await openRightsDesk(records, secret).erase(link, 'it');
  await mail();
  expect(mails).toEqual([]);
  await erase();
  expect(await rows()).toMatchObject([{ state: 'done', email: '', due: true }]);
  expect(JSON.stringify(await rows())).not.toContain('anna');
  await mail();
  await mail();
  expect(mails.map(({ to }) => to)).toEqual([email]);
  expect(mails[0]?.subject).toBe('I tuoi dati presso www.acme.example sono stati cancellati');
  expect(await rows()).toMatchObject([{ sealed: '', replied: true, due: false }]);
});

it('names the controller and where to write to once that is filled in', async () => {
  const controller = { name: 'Acme\nS.r.l.', address: 'Via 1', contact: 'dati@acme.example', officer: '' };
  await keepSetting(records, controllerSetting, controller);
  await openRightsDesk(records, secret).erase(link, 'en');
  await erase();
  await mail();
  await records.db.execute(sql`DELETE FROM settings WHERE name = ${controllerSetting}`);
  expect(mails[0]?.subject).toBe('Your data at Acme S.r.l. have been erased');
  expect(mails[0]?.text).toContain('dati@acme.example');
});

it('tells nobody before the erasure is done to its end, and everybody after one that was cut off', async () => {
  await openRightsDesk(records, secret).erase(link, 'en');
  let calls = 0;
  const dying = parts(async () => {
    calls += 1;
    if (calls === 2) throw new Error('killed');
  });
  await erase(dying);
  expect(await rows()).toMatchObject([{ state: 'approved', due: false }]);
  await mail();
  expect(mails).toEqual([]);
  expect(await finishErasures(parts(), quietLog, createBackoff())).toBe(1);
  await mail();
  expect(mails).toHaveLength(1);
});

it('is tried again while the mail server is away, and mailed twice rather than never when killed after sending', async () => {
  await openRightsDesk(records, secret).erase(link, 'en');
  await erase();
  await mail(async () => {
    throw new Error('connection refused');
  });
  expect(await rows()).toMatchObject([{ due: true, replied: false }]);
  await mail();
  expect(mails).toEqual([]);
  await records.db.execute(sql`UPDATE rights_requests SET reply_next_at = now() - interval '1 minute'`);
  await mail();
  expect(mails).toHaveLength(1);
});

it('forgets an address that the server refuses for good, that no key opens, or that nobody could mail in days', async () => {
  const refused = Object.assign(new Error('no such user'), { responseCode: 550 });
  const refuse = async () => {
    throw refused;
  };
  const otherKey = createRightsContents('cd'.repeat(32));
  for (const attempt of [() => mail(refuse), () => mail(undefined, otherKey), giveUp]) {
    await records.db.execute(sql`DELETE FROM rights_requests`);
    await openRightsDesk(records, secret).erase(link, 'en');
    await erase();
    await attempt();
    expect(await rows()).toMatchObject([{ state: 'done', sealed: '', replied: false, due: false }]);
  }
  expect(mails).toEqual([]);
});
const giveUp = () => giveUpReplies(records, new Date(Date.now() + 1_000));

it('mails nobody who only objected, and keeps no address of theirs', async () => {
  await keepRightsSettings(records, { erasure: 'ask' });
  const desk = openRightsDesk(records, secret);
  await desk.object(link, 'en');
  await desk.erase(link, 'en');
  await records.db.execute(sql`UPDATE rights_requests SET state = 'approved' WHERE kind = 'erasure'`);
  await erase();
  expect(await rows()).toMatchObject([
    { state: 'done', email: '', sealed: '', due: false },
    { state: 'done', email: '', due: true },
  ]);
});
