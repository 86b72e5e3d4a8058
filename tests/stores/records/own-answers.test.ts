// Answers to forms of our own in the records: kept once, mailed about with measure, confirmed once.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OwnFormValues } from '#contract/form-report.ts';
import type { RequestState } from '#contract/request-report.ts';
import { sendConfirmations } from '#processor/mail/send-confirmations.ts';
import type { Records } from '#stores/records/open-records.ts';
import { confirmAnswer, findAnswerToConfirm } from '#stores/records/questions/confirm-answer.ts';
import { listDueMails } from '#stores/records/questions/confirmation-mails.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import {
  keepOwnAnswer,
  type OwnAnswer,
  suspectedPerDayMax,
  unconfirmedPerDayMax,
} from '#stores/records/questions/keep-own-answer.ts';
import { forgetSuspected } from '#stores/records/questions/keep-requests.ts';
import { listRequests } from '#stores/records/questions/list-requests.ts';
import {
  changeOwnForm,
  createOwnForm,
  findOwnForm,
  listOwnForms,
  removeOwnForm,
} from '#stores/records/questions/own-forms.ts';
import { confirmationMails, confirmedAnswers } from '#stores/records/schema/own-forms.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

let records: Records;
let siteId: number;
beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Sample' })).site.id;
});
afterAll(() => records.close());

const answer = (over: Partial<OwnAnswer> = {}): OwnAnswer => ({
  ...{ siteId, ticketId: makeId(Date.now()), receivedAtMs: Date.now(), formKey: 'abcdefghjkmn' },
  ...{ formName: 'Quote', text: 'Ten pumps', answers: [], language: 'en', page: 'a.example/', visitor: '' },
  claims: { name: 'Bo', email: 'bo@acme.example', phone: '', company: '', jobTitle: '' },
  campaign: { source: '', medium: '', name: '' },
  ...{ consent: { text: 'I agree', version: 2 }, confirms: true, isSuspected: false },
  ...over,
});
const quote: OwnFormValues = {
  ...{ name: 'F', confirms: false, enabled: true, thanks: { en: '', it: '' } },
  fields: [{ name: 'f1', kind: 'message', label: { en: 'M', it: '' }, required: true }],
  consentText: { en: 'One', it: '' },
};
const list = (state?: RequestState) =>
  listRequests(records, {
    ...{ siteIds: [siteId], state },
    from: new Date(0),
    to: new Date(Date.now() + 1_000),
    limit: 500,
  });

it('writes to no mailbox more than three times a day, however its address is spelt', async () => {
  const before = (await listDueMails(records, 500)).length;
  const spelt = [
    ...[
      'tina.neri@gmail.com',
      'tinaneri+1@gmail.com',
      't.i.n.a.neri@googlemail.com',
      'Tina.Neri+x@Gmail.com',
    ],
    ...['lia@acme.example', 'lia+a@acme.example', 'l.ia@acme.example'],
  ];
  for (const email of spelt)
    await keepOwnAnswer(
      records,
      answer({
        formKey: 'spelt',
        claims: { name: '', email, phone: '', company: '', jobTitle: '' },
      }),
    );
  // Three of the one, two of the next, and one whose dot is told apart.
  expect((await listDueMails(records, 500)).length - before).toBe(6);
  await records.db.execute(`DELETE FROM requests WHERE form_key = 'spelt'`);
});

it('sends no more mails for a form in a day than may stay unconfirmed, and says how many were not sent', async () => {
  const form = await createOwnForm(records, siteId, quote);
  const ask = (number: number) =>
    keepOwnAnswer(
      records,
      answer({
        formKey: form.key,
        claims: { name: '', email: `a${number}@acme.example`, phone: '', company: '', jobTitle: '' },
      }),
    );
  for (let number = 0; number < unconfirmedPerDayMax + 2; number += 1)
    expect(await ask(number)).toBe(number < unconfirmedPerDayMax);
  expect((await listOwnForms(records, siteId)).find(({ key }) => key === form.key)).toMatchObject({
    ...{ answers: unconfirmedPerDayMax + 2, unmailed: 2 },
  });
  await records.db.execute(`UPDATE requests SET confirmation = 'confirmed' WHERE form_key = '${form.key}'`);
  const before = (await listDueMails(records, 500)).length;
  await ask(999);
  expect((await listDueMails(records, 500)).length).toBe(before + 1);
  await removeOwnForm(records, siteId, form.key);
  await records.db.execute(`DELETE FROM requests WHERE form_key = '${form.key}'`);
});

it('keeps the same ticket once, with one mail, and writes to no address more than three times a day', async () => {
  const twice = answer({ visitor: '00112233445566aa' });
  expect(await keepOwnAnswer(records, twice)).toBe(true);
  expect(await keepOwnAnswer(records, { ...twice, text: 'Another' })).toBe(true);
  expect(await list()).toMatchObject([{ text: 'Ten pumps', confirmation: 'waiting', consentVersion: 2 }]);
  expect(await listDueMails(records, 50)).toHaveLength(1);
  // Nobody is told of a mail that is not sent.
  const mailed: boolean[] = [];
  for (let more = 0; more < 4; more += 1) mailed.push(await keepOwnAnswer(records, answer()));
  expect(mailed).toEqual([true, true, false, false]);
  expect(await list()).toHaveLength(5);
  expect(await listDueMails(records, 50)).toHaveLength(3);
});

it('tries a mail again after a failure, gives up one that is refused for good, and says why', async () => {
  const sent: string[] = [];
  const parts = { records, key: Buffer.alloc(32, 1), collectorUrl: 'https://t.example', log: quietLog };
  const failing = (error: Error) => () => Promise.reject(error);
  await sendConfirmations({ ...parts, send: failing(new Error('connect ECONNREFUSED')) });
  expect(await listDueMails(records, 50), 'a server that is away is asked once a round').toHaveLength(2);
  await records.db.update(confirmationMails).set({ nextAt: new Date(0) });
  await sendConfirmations({
    ...parts,
    send: async ({ to, text }) => {
      sent.push(text);
      if (sent.length === 2) throw Object.assign(new Error(`no such mailbox: ${to}`), { responseCode: 550 });
    },
  });
  expect(sent).toHaveLength(3);
  expect(sent[0]).toMatch(/https:\/\/t\.example\/f\/confirm\/[\w.-]+\n/);
  const mails = await records.db.select().from(confirmationMails);
  expect(mails.filter(({ sentAt }) => sentAt !== null)).toHaveLength(2);
  expect(mails.map(({ nextAt }) => nextAt)).toEqual([null, null, null]);
  expect(mails.map(({ failure }) => failure).toSorted()).toEqual([
    '',
    '',
    'no such mailbox: bo@acme.example',
  ]);
});

it('writes one proof of an answer that is confirmed twice, and none where nobody was asked', async () => {
  const [request] = (await list()).filter(({ visitor }) => visitor !== '');
  const id = request?.id ?? 0;
  expect(await findAnswerToConfirm(records, id)).toEqual({
    formName: 'Quote',
    language: 'en',
    isConfirmed: false,
  });
  await confirmAnswer(records, id);
  await confirmAnswer(records, id);
  await keepOwnAnswer(records, answer({ confirms: false, text: 'No question' }));
  const unasked = (await list()).find(({ text }) => text === 'No question')?.id ?? 0;
  expect(await findAnswerToConfirm(records, unasked)).toBeUndefined();
  await confirmAnswer(records, unasked);
  expect(await records.db.select().from(confirmedAnswers)).toMatchObject([
    { siteId, requestId: id, visitor: '00112233445566aa', email: 'bo@acme.example' },
  ]);
});

it('counts a version up when the consent text changes alone, and finds no form that is off or gone', async () => {
  const { key } = await createOwnForm(records, siteId, quote);
  const change = async (over: Partial<OwnFormValues>) =>
    (await changeOwnForm(records, siteId, key, { ...quote, ...over }))?.consentVersion;
  expect(await change({ name: 'G' })).toBe(1);
  expect(await change({ consentText: { en: 'Two', it: '' } })).toBe(2);
  expect(await findOwnForm(records, key)).toMatchObject({ name: 'F', consentVersion: 2 });
  expect(await changeOwnForm(records, siteId + 1, key, quote)).toBeUndefined();
  await change({ enabled: false });
  expect(await findOwnForm(records, key)).toBeUndefined();
  expect(await removeOwnForm(records, siteId, key)).toBe(true);
  expect(await removeOwnForm(records, siteId, key)).toBe(false);
});

it('keeps what looks a robot’s where lists leave it out, so many a day, and takes the same page sent again by a person', async () => {
  const suspected = { isSuspected: true, confirms: false, formKey: 'robotformabc', visitor: '' };
  const one = answer({ ...suspected, text: 'Cheap watches' });
  const before = await list();
  await keepOwnAnswer(records, one);
  await keepOwnAnswer(records, one);
  expect(await list()).toHaveLength(before.length);
  const kept = () => list('suspected');
  expect(await kept()).toMatchObject([
    { text: 'Cheap watches', confirmation: 'not_asked', state: 'suspected' },
  ]);
  await keepOwnAnswer(records, { ...one, isSuspected: false });
  expect(await list()).toHaveLength(before.length + 1);
  for (let more = 0; more < suspectedPerDayMax + 2; more += 1)
    await keepOwnAnswer(records, answer(suspected));
  expect(await kept()).toHaveLength(suspectedPerDayMax);
  expect(await forgetSuspected(records, new Date(Date.now() + 1_000))).toBe(suspectedPerDayMax);
  expect(await list()).toHaveLength(before.length + 1);
});
