// An answer to a form of our own with something in the field that people do not see: kept, and of nobody.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTicket } from '#collector/own-forms/form-ticket.ts';
import { takeAnswer } from '#collector/own-forms/take-answer.ts';
import type { RequestState } from '#contract/request-report.ts';
import { openOwnForms } from '#stores/records/open-own-forms.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listDueMails } from '#stores/records/questions/confirmation-mails.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { listRequests } from '#stores/records/questions/list-requests.ts';
import { createOwnForm, findOwnForm } from '#stores/records/questions/own-forms.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
}, 60_000);
afterAll(() => records?.close());

it('is told thanks like any other, is kept as suspected and mails and names nobody', async () => {
  const { site } = await createSite(records, { name: 'Acme' });
  const form = await createOwnForm(records, site.id, {
    ...{ name: 'Quote', enabled: true, confirms: true },
    fields: [
      { name: 'f1', kind: 'email', label: { en: 'E-mail', it: 'E-mail' }, required: true },
      { name: 'f2', kind: 'message', label: { en: 'Text', it: 'Testo' }, required: false },
    ],
    ...{ consentText: { en: '', it: '' }, thanks: { en: '', it: '' } },
  });
  const desk = openOwnForms(records, 'ab'.repeat(32));
  const nowMs = Date.now();
  const ticket = makeTicket(desk.keys.tickets, form.key, nowMs - 60_000);
  const body = {
    ...{ ticket, visitor: '00112233445566aa', consent: { state: 'granted' }, language: 'en' },
    values: { f1: 'bo@acme.it', f2: 'Ten pumps' },
  };
  const take = (more: object) =>
    takeAnswer(
      desk,
      { ...body, ...more },
      { site, form, receivedAtMs: nowMs, refusal: { dnt: false, gpc: false } },
    );
  const list = (state?: RequestState) =>
    listRequests(records, {
      ...{ siteIds: [site.id], state, from: new Date(0), to: new Date(nowMs + 60_000), limit: 10 },
    });
  expect(await take({ website: 'https://spam.example' })).toEqual({ kept: true, confirms: true });
  expect(await list()).toEqual([]);
  expect(await list('suspected')).toMatchObject([
    { text: 'Ten pumps', saidEmail: 'bo@acme.it', visitor: '', confirmation: 'not_asked' },
  ]);
  expect(await listDueMails(records, 10)).toEqual([]);
  expect((await findOwnForm(records, form.key))?.trapped).toBe(1);
  // Whoever's browser filled it in by mistake clears it and sends the same page again.
  expect(await take({ website: '' })).toEqual({ kept: true, confirms: true });
  expect(await list()).toMatchObject([{ confirmation: 'waiting' }]);
});
