// Signals told by mail: decided with the signal, sent once through a real SMTP server, acted on by one tap, silent on days off.

import { eq } from 'drizzle-orm';
import { type ParsedMail, simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlertAct } from '#contract/alert-report.ts';
import { defaultLeadStages } from '#contract/lead.ts';
import { defaultTellingRules } from '#intelligence/signals/default-signal-rules.ts';
import { openMailer } from '#outgoing/open-mailer.ts';
import { readActToken, readUnsubscribeToken } from '#stores/records/alerts/act-token.ts';
import { bundleTellings } from '#stores/records/alerts/bundle-tellings.ts';
import { type ActOutcome, doAct } from '#stores/records/alerts/do-act.ts';
import { giveAwayTellings } from '#stores/records/alerts/give-away-tellings.ts';
import { keepUserTelling } from '#stores/records/alerts/telling-rules.ts';
import { writeWeeks } from '#stores/records/alerts/write-weeks.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { listEntries } from '#stores/records/leads/lead-entries.ts';
import { mergeCompany } from '#stores/records/questions/company-merge.ts';
import { keepRules } from '#stores/records/questions/keep-rule-versions.ts';
import { leads } from '#stores/records/schema/leads.ts';
import { auditLog } from '#stores/records/schema/operation.ts';
import { identityKeys, personCards } from '#stores/records/schema/persons.ts';
import { openPostBox, type PostBox } from '#tests/support/open-post-box.ts';
import { type AlertDesk, alertKeys, author, dashboardUrl, openAlertDesk, tellMs } from './open-alert-desk.ts';

let box: PostBox;
let desk: AlertDesk;
/** Friday, 8:30 in Rome, and the Saturday and the Monday after it. */
const friday = Date.UTC(2026, 10, 27, 7, 30);
const [saturday, monday] = [friday + 86_400_000, friday + 3 * 86_400_000];
beforeAll(async () => {
  box = await openPostBox();
  const sendMail = openMailer({ smtpUrl: box.url, from: 'Fiuto <fiuto@fiuto.example>' });
  desk = await openAlertDesk({ sendMail });
  await desk.addUser('anna', 'sales');
  await desk.addUser('bruno', 'sales', 'it');
  await desk.addUser('carla', 'manager');
});
afterAll(async () => {
  await desk.close();
  await box.close();
});

async function mailsOf(round: () => Promise<unknown>): Promise<ParsedMail[]> {
  const before = box.mails.length;
  await round();
  return Promise.all(box.mails.slice(before).map((mail) => simpleParser(mail)));
}
const toOf = (mail: ParsedMail | undefined) => (Array.isArray(mail?.to) ? '' : (mail?.to?.text ?? ''));
const linkOf = (mail: ParsedMail | undefined, label: string) =>
  new RegExp(`^${label}: ${dashboardUrl}/a/(\\S+)$`, 'm').exec(mail?.text ?? '')?.[1] ?? '';

test('the owner has an urgent signal at once, as a whole mail that says how to have no more', async () => {
  const companyId = await desk.addCompany('Acme & Söhne <AG>');
  const [mail, ...others] = await mailsOf(async () => {
    await desk.tell(companyId, ['request'], { ownerId: 'anna' });
    await desk.deliver();
  });
  expect(others).toEqual([]);
  expect(toOf(mail)).toBe('anna@us.example');
  expect(mail?.subject).toBe('New request: Acme & Söhne <AG>');
  expect(mail?.html).toContain('Acme &#38; Söhne &#60;AG&#62;');
  expect(mail?.messageId).toMatch(/^<[0-9a-f]{16}\.signal-\d+-\d+@fiuto\.example>$/);
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  const [, url = ''] =
    /^List-Unsubscribe: <([^>]+)>$/im.exec((box.mails.at(-1) ?? '').replace(/\r\n\s+/g, ' ')) ?? [];
  expect(box.mails.at(-1)).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  const token = url.replace(`${dashboardUrl}/a/`, '');
  expect(readUnsubscribeToken(alertKeys.acts, token, Date.now())).toBeGreaterThan(0);
  expect(await desk.tellings()).toMatchObject([{ userId: 'anna', how: 'at_once', toldAt: expect.any(Date) }]);
});

test('what nobody looks after goes to the managers, and several at one moment are one mail', async () => {
  const companyId = await desk.addCompany('Beta');
  const mails = await mailsOf(async () => {
    await desk.tell(companyId, ['request', 'customer_back']);
    await desk.deliver();
  });
  expect(mails.map(toOf)).toEqual(['carla@us.example']);
  expect(mails[0]?.subject).toBe('2 signals: Beta');
});

test('a signal that is not written leaves nothing told', async () => {
  const companyId = await desk.addCompany('Gone');
  const before = (await desk.tellings()).length;
  await expect(
    desk.tell(companyId, ['request'], { ownerId: 'anna', verdict: null as never }),
  ).rejects.toThrow();
  expect(await desk.tellings()).toHaveLength(before);
  expect(await mailsOf(() => desk.deliver())).toEqual([]);
});

test('what can wait comes together in the owner’s language, once, and never on a day off', async () => {
  const [one, other] = [await desk.addCompany('Gamma'), await desk.addCompany('Delta')];
  await desk.tell(one, ['going_quiet'], { ownerId: 'bruno' });
  await desk.tell(other, ['several_people'], { ownerId: 'bruno' });
  const bundle = (nowMs: number) => bundleTellings(desk.records, alertKeys.outbox, nowMs);
  expect(await bundle(friday - 60_000)).toBe(0);
  // Fiuto stood still until the day off.
  expect(await bundle(saturday)).toBe(0);
  const written = await Promise.all([bundle(monday), bundle(monday), bundle(monday)]);
  expect(written.reduce((sum, count) => sum + count, 0)).toBe(1);
  const mails = await mailsOf(() => desk.deliver());
  expect(mails.map(toOf)).toEqual(['bruno@us.example']);
  expect(mails[0]?.subject).toBe('2 segnali: Delta, Gamma');
  expect(mails[0]?.text).toContain('Più persone dell’azienda sono venute nella stessa settimana.');
  expect(await bundle(monday + 3_600_000)).toBe(0);
});

test('what waited goes to whoever looks after the company when the morning comes, and comes back with it', async () => {
  await desk.addUser('luca', 'sales');
  await desk.addUser('mara', 'sales');
  const companyId = await desk.addCompany('Omega');
  const merged = await desk.addCompany('Omega Old');
  const lead = { companyId: merged, stage: 'new', source: 'manual', ownerId: 'luca' };
  await createLead(desk.records, author, lead);
  await mergeCompany(desk.records, author, merged, companyId, 'The same');
  const [signal] = await desk.tell(companyId, ['going_quiet'], { ownerId: 'luca' });
  const give = (ownerId: string) =>
    desk.records.db.update(leads).set({ ownerId }).where(eq(leads.companyId, merged));
  const bundle = () => bundleTellings(desk.records, alertKeys.outbox, monday);
  const told = async () =>
    (await desk.tellings())
      .filter(({ signalId }) => signalId === signal?.id)
      .map(({ userId, how, reason }) => [userId, how, reason]);
  await give('mara');
  await giveAwayTellings(desk.records, new Date(monday));
  expect(await told()).toEqual([
    ['luca', 'not', 'given_away'],
    ['mara', 'together', 'waits_for_morning'],
  ]);
  await give('luca');
  await giveAwayTellings(desk.records, new Date(monday));
  expect(await told()).toEqual([
    ['luca', 'together', 'waits_for_morning'],
    ['mara', 'not', 'given_away'],
  ]);
  await give('mara');
  const mails = await mailsOf(async () => {
    expect(await bundle()).toBe(1);
    await desk.deliver();
  });
  expect(mails.map(toOf)).toEqual(['mara@us.example']);
  expect(mails[0]?.text).toContain('Omega');
  await give('luca');
  expect(await bundle()).toBe(0);
  await desk.records.db.delete(leads).where(eq(leads.companyId, merged));
});

test('at most three come at once in a day, also when companies become hot at the same moment', async () => {
  await desk.addUser('dario', 'sales');
  const companies = await Promise.all(['E1', 'E2', 'E3', 'E4', 'E5'].map((name) => desk.addCompany(name)));
  const mails = await mailsOf(async () => {
    await Promise.all(
      companies.map((id, place) => desk.tell(id, ['request'], { ownerId: 'dario', nowMs: tellMs + place })),
    );
    await desk.deliver();
  });
  expect(mails.map(toOf)).toEqual(['dario', 'dario', 'dario'].map((name) => `${name}@us.example`));
  const told = (await desk.tellings()).filter(({ userId }) => userId === 'dario');
  expect(told.filter(({ reason }) => reason === 'waits_enough_today')).toHaveLength(2);
});

test('a channel that has it at once keeps nothing from the others, nor counts towards the day, nor goes without reminders', async () => {
  await desk.addUser('fabio', 'sales');
  const quick = await desk.addChannel('webhook', 'https://127.0.0.1:9/hook', { userId: 'fabio' });
  const companyId = await desk.addCompany('Kappa');
  const tell = (kind: 'request' | 'going_quiet') => desk.tell(companyId, [kind], { ownerId: 'fabio' });
  for (let count = 0; count < 4; count += 1) await tell('going_quiet');
  await tell('request');
  const own = async () => (await desk.tellings()).filter(({ userId }) => userId === 'fabio');
  expect((await own()).filter(({ counts }) => counts)).toHaveLength(1);
  const mailId = (await desk.deliveries()).at(-1)?.channelId ?? 0;
  expect(mailId).not.toBe(quick);
  await bundleTellings(desk.records, alertKeys.outbox, monday);
  const bundled = (await desk.deliveries()).filter(
    ({ channelId, what }) => channelId === mailId && what === 'together',
  );
  expect(bundled.map(({ tellingIds }) => tellingIds.length)).toEqual([4]);
  const [told] = await own();
  await desk.changeChannel(mailId, { enabled: false });
  const texts = { called: '', notInteresting: '' };
  await doAct(desk.records, { tellingId: told?.id ?? 0, act: 'remind', texts, nowMs: monday });
  await bundleTellings(desk.records, alertKeys.outbox, monday + 86_400_000);
  expect((await desk.deliveries()).at(-1)).toMatchObject({ channelId: quick, what: 'together' });
  await desk.records.db.execute("DELETE FROM outbox_items WHERE state = 'waiting'");
});

test('an erased person is not named by a message that goes out afterwards, nor one whose name may not leave', async () => {
  const companyId = await desk.addCompany('Zeta');
  const at = new Date();
  const [key] = await desk.records.db
    .insert(identityKeys)
    .values({ key: 'email:z@zeta.example', personId: 1, firstAt: at, lastAt: at })
    .returning();
  const id = key?.id ?? 0;
  await desk.records.db.update(identityKeys).set({ personId: id });
  await desk.records.db.insert(personCards).values({
    ...{ personId: id, name: 'Zoe Zeta', email: 'z@zeta.example', jobTitle: '', companyName: '', domain: '' },
    ...{ isConfirmed: true, isShared: false, keyCount: 1, firstAt: at, lastAt: at, search: '' },
  });
  await desk.addUser('ezio', 'sales');
  const tell = () => desk.tell(companyId, ['request'], { ownerId: 'ezio', personId: id });
  const [named] = await mailsOf(async () => {
    await tell();
    await desk.deliver();
  });
  expect(named?.text).toContain('It is about Zoe Zeta.');
  const channelId = (await desk.deliveries()).at(-1)?.channelId ?? 0;
  await desk.changeChannel(channelId, { names: false });
  const [nameless] = await mailsOf(async () => {
    await tell();
    await desk.deliver();
  });
  expect(nameless?.text).not.toContain('Zoe');
  await desk.changeChannel(channelId, { names: true });
  await tell();
  await desk.records.db.delete(identityKeys).where(eq(identityKeys.id, id));
  const [erased] = await mailsOf(() => desk.deliver());
  expect(erased?.text).toContain('Zeta');
  expect(erased?.text).not.toContain('Zoe');
});

test('buttons do what they say once, as the user who was told, and not over a colleague', async () => {
  const companyId = await desk.addCompany('Eta');
  const [mail] = await mailsOf(async () => {
    await desk.tell(companyId, ['request'], { nowMs: tellMs + 86_400_000 });
    await desk.deliver();
  });
  const act = async (label: string, wanted: AlertAct): Promise<ActOutcome> => {
    const token = readActToken(alertKeys.acts, linkOf(mail, label), Date.now());
    expect(token?.act).toBe(wanted);
    const texts = { called: 'Called.', notInteresting: 'Not for us.' };
    return doAct(desk.records, { tellingId: token?.tellingId ?? 0, act: wanted, texts, nowMs: tellMs });
  };
  const twice = await Promise.all([act('Called', 'called'), act('Called', 'called')]);
  expect(twice.toSorted()).toEqual(['already', 'done']);
  const [lead] = await desk.records.db.select().from(leads).where(eq(leads.companyId, companyId));
  expect(lead).toMatchObject({
    ownerId: 'carla',
    stage: 'new',
    source: expect.stringMatching(/^signal:\d+$/),
  });
  expect(await listEntries(desk.records, lead?.id ?? 0, 10)).toMatchObject([
    { kind: 'call', byName: 'Carla' },
  ]);
  expect(await act('Remind me', 'remind')).toBe('done');
  expect((await desk.tellings()).at(-1)).toMatchObject({ reason: 'reminder', again: 1, userId: 'carla' });
  await desk.records.db
    .update(leads)
    .set({ ownerId: 'anna' })
    .where(eq(leads.id, lead?.id ?? 0));
  expect(await act('Mine', 'mine')).toBe('taken');
  expect(await act('Not interesting', 'not_interesting')).toBe('taken');
  await desk.records.db
    .update(leads)
    .set({ ownerId: null })
    .where(eq(leads.id, lead?.id ?? 0));
  expect(await act('Not interesting', 'not_interesting')).toBe('done');
  const [ended] = await desk.records.db.select().from(leads).where(eq(leads.companyId, companyId));
  expect(ended).toMatchObject({ stage: 'not_interesting', resultReason: 'Not for us.' });
  const audited = await desk.records.db.select().from(auditLog).where(eq(auditLog.action, 'act_on_alert'));
  expect(audited.map(({ userName, subject }) => `${userName}: ${subject}`)).toContain(
    `Carla: called company ${companyId}`,
  );
});

test('of two who tap at once one takes the company and the other reads so, and no marketer takes any', async () => {
  for (const [id, role] of [
    ['gina', 'sales'],
    ['hugo', 'sales'],
    ['ida', 'marketer'],
  ] as const) {
    await desk.addUser(id, role);
    await keepUserTelling(desk.records, id, {
      rules: defaultTellingRules,
      takesUnowned: true,
      weekly: false,
    });
  }
  const companyId = await desk.addCompany('Lambda');
  await desk.tell(companyId, ['several_people']);
  const told = await desk.tellings();
  const texts = { called: '', notInteresting: '' };
  const mine = (userId: string) => {
    const tellingId = told.findLast((telling) => telling.userId === userId)?.id ?? 0;
    return doAct(desk.records, { tellingId, act: 'mine', texts, nowMs: tellMs });
  };
  expect(await mine('ida')).toBe('gone');
  expect((await Promise.all([mine('gina'), mine('hugo')])).toSorted()).toEqual(['done', 'taken']);
  const mails = await mailsOf(async () => {
    await desk.tell(await desk.addCompany('Mu'), ['request']);
    await desk.deliver();
  });
  const linkFor = (name: string) =>
    linkOf(
      mails.find((mail) => toOf(mail) === `${name}@us.example`),
      'Mine',
    );
  expect(linkFor('gina')).not.toBe('');
  expect(mails.map(toOf)).toContain('ida@us.example');
  expect(linkFor('ida')).toBe('');
  expect(await desk.records.db.select().from(leads).where(eq(leads.companyId, companyId))).toHaveLength(1);
  await desk.records.db.delete(leads).where(eq(leads.companyId, companyId));
  await desk.records.db.execute('DELETE FROM alert_settings');
});

test('what is of no interest changes nothing where leads have no stage for it', async () => {
  const stages = defaultLeadStages.stages.filter(({ kind }) => kind !== 'not_interesting');
  await keepRules(desk.records, author, 'lead_stages', { ...defaultLeadStages, stages }, 'Fewer');
  const companyId = await desk.addCompany('Nu');
  const [signal] = await desk.tell(companyId, ['request'], { ownerId: 'anna' });
  const told = (await desk.tellings()).filter(({ signalId }) => signalId === signal?.id);
  const tellingId = told.find(({ userId }) => userId === 'anna')?.id ?? 0;
  const texts = { called: 'Called.', notInteresting: 'Not for us.' };
  const act = () => doAct(desk.records, { tellingId, act: 'not_interesting', texts, nowMs: tellMs });
  expect(await act()).toBe('no_stage');
  expect(await desk.records.db.select().from(leads).where(eq(leads.companyId, companyId))).toEqual([]);
  await keepRules(desk.records, author, 'lead_stages', defaultLeadStages, 'As before');
  expect(await act()).toBe('done');
  await desk.records.db.delete(leads).where(eq(leads.companyId, companyId));
  await desk.records.db.execute("DELETE FROM outbox_items WHERE state = 'waiting'");
});

test('management has the page of the week once, with what became of the signals', async () => {
  await keepUserTelling(desk.records, 'carla', {
    rules: defaultTellingRules,
    takesUnowned: true,
    weekly: true,
  });
  await desk.records.db.execute("UPDATE users SET created_at = '2026-01-01'");
  await desk.records.db.execute("UPDATE signals SET found_at = '2026-11-25T10:00:00Z'");
  const companyId = await desk.addCompany('Theta');
  await createLead(desk.records, author, { companyId, stage: 'new', source: 'manual' });
  await desk.records.db.execute("UPDATE leads SET created_at = '2026-11-25T11:00:00Z'");
  const week = () => writeWeeks(desk.records, alertKeys.outbox, monday);
  const written = await Promise.all([week(), week()]);
  expect(written.reduce((sum, count) => sum + count, 0)).toBe(1);
  const [mail, ...others] = await mailsOf(() => desk.deliver());
  expect(others).toEqual([]);
  expect(toOf(mail)).toBe('carla@us.example');
  expect(mail?.subject).toBe('The week in Fiuto: 23 November to 29 November');
  expect(mail?.text).toMatch(/New leads: 2\b/);
  expect(mail?.text).toContain('Nobody has taken these yet');
  expect(await week()).toBe(0);
});

test('a mail server that is away costs no try, and the mail arrives once it is back', async () => {
  const { url } = box;
  await box.close();
  const companyId = await desk.addCompany('Iota');
  await desk.tell(companyId, ['request'], { ownerId: 'anna', nowMs: tellMs + 2 * 86_400_000 });
  await desk.deliver();
  expect((await desk.deliveries()).at(-1)).toMatchObject({ state: 'waiting', reason: 'unavailable' });
  box = await openPostBox(Number(new URL(url).port));
  await desk.makeDue();
  const [mail] = await mailsOf(() => desk.deliver());
  expect(mail?.subject).toBe('New request: Iota');
  expect((await desk.deliveries()).at(-1)).toMatchObject({ state: 'sent', status: 250 });
});
