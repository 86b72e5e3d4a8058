// Which events are requests, and what is read of them.

import { expect, it } from 'vitest';
import type { DescribedEvent } from '#contract/event-stages.ts';
import { readRequest } from '#processor/write/read-request.ts';
import { sampleDescribedEvent } from '#tests/support/sample-events.ts';

const form = {
  key: 'contact',
  name: 'Contatti',
  fields: [
    { name: 'nome', type: 'text' },
    { name: 'mail', type: 'email' },
    { name: 'msg', type: 'textarea' },
  ],
};
const values = { nome: 'Anna', mail: ' anna@acme.example ', msg: 'Vorrei un preventivo\r\nper 10 valvole\0' };
const sent = (over: Partial<DescribedEvent> = {}) =>
  sampleDescribedEvent({ type: 'form_submit', raw: { type: 'form_submit', form, values }, ...over });
const mapping = { nome: 'full_name', msg: 'text' } as const;

it('reads text and claims of a form as the operator mapped it, and guesses what is clear', () => {
  expect(readRequest(sent(), () => mapping)).toMatchObject({
    way: 'site_form',
    formKey: 'contact',
    formName: 'Contatti',
    text: 'Vorrei un preventivo\nper 10 valvole',
    claims: { name: 'Anna', email: 'anna@acme.example', phone: '', company: '' },
    language: 'it-IT',
    page: 'www.example.com/prodotti/valvole',
    campaign: { source: 'google', medium: 'cpc', name: 'primavera' },
    visitor: 'ffffffffffffffff',
  });
});

it.each([
  ['was sent by a robot', { isBot: true }],
  ['came without consent', { consent: 'limited' }],
  ['came without the purpose person', { purposes: 3 }],
  ['carries no values', { raw: { type: 'form_submit', form } }],
  ['is no form', { type: 'page_view', raw: { type: 'page_view' } }],
] as [string, Partial<DescribedEvent>][])('makes no request of what %s', (_, over) => {
  expect(readRequest(sent(over), () => mapping)).toBeUndefined();
});

const engagement = (over: object) => {
  const raw = {
    type: 'engagement',
    at: 1,
    provider: 'typeform',
    kind: 'form_answer',
    human: 'human',
    ...over,
  };
  return readRequest(sampleDescribedEvent({ channel: 'server', raw }), () => ({}));
};

it('reads what somebody wrote through another tool, with its answers', () => {
  const answers = [{ question: 'How many?', answer: '10' }];
  expect(
    engagement({
      answers,
      title: 'Quote',
      subject: { email: 'b@acme.example' },
      profile: { firstName: 'Bo' },
    }),
  ).toMatchObject({
    way: 'provider',
    provider: 'typeform',
    kind: 'form_answer',
    formName: 'Quote',
    answers,
    claims: { name: 'Bo', email: 'b@acme.example' },
  });
});

it('makes no request of what a machine did, of what says nothing, and of other kinds', () => {
  expect(engagement({ text: 'hello', human: 'machine' })).toBeUndefined();
  expect(engagement({ text: '  ' })).toBeUndefined();
  expect(engagement({ text: 'hello', kind: 'email_open' })).toBeUndefined();
  expect(engagement({ text: 'hello', kind: 'comment' })).toMatchObject({ text: 'hello' });
});

it('makes no request of a form in which contacts alone were left, and one of a form for asking', () => {
  const contacts = { nome: 'Anna', mail: 'anna@acme.example' };
  const of = (over: object) =>
    readRequest(
      sent({ path: '/prodotti', raw: { type: 'form_submit', form: { ...form, ...over }, values: contacts } }),
      () => mapping,
    );
  const fields = form.fields.slice(0, 2);
  expect(of({ key: 'nl', name: 'Newsletter', fields })).toBeUndefined();
  expect(of({ key: 'paper', name: 'Scarica la guida', fields })).toBeUndefined();
  expect(of({ key: 'q', name: 'Richiedi preventivo', fields })).toMatchObject({ text: '' });
  expect(
    engagement({ kind: 'lead_form', title: 'Catalogue', subject: { email: 'b@acme.example' } }),
  ).toBeUndefined();
  const city = [{ question: 'City', answer: 'Brescia' }];
  expect(engagement({ kind: 'lead_form', title: 'Catalogue', answers: city })).toBeUndefined();
  expect(engagement({ kind: 'lead_form', title: 'Request a quote' })).toMatchObject({ text: '' });
});

it('makes a request of a file without words, and none of silence in a chat that never ends', () => {
  const chat = { provider: 'meta', kind: 'message', conversation: { id: 'c', silenceMs: 86_400_000 } };
  expect(engagement({ kind: 'message', enclosed: ['image'] })).toMatchObject({
    text: '',
    enclosed: ['image'],
  });
  expect(engagement({ ...chat, enclosed: ['document'] })).toMatchObject({ enclosed: ['document'] });
  expect(engagement({ ...chat, text: 'Prezzo?' })).toMatchObject({
    text: 'Prezzo?',
    conversation: { id: 'c' },
  });
  // Whether there is a request that it agrees to is known where that is kept.
  expect(engagement({ ...chat, text: 'Va bene, perfetto' })).toMatchObject({ text: 'Va bene, perfetto' });
  expect(engagement(chat)).toBeUndefined();
});

it('keeps the profile of whoever gave neither address nor number', () => {
  const raw = {
    ...{ type: 'engagement', at: 1, provider: 'messenger', kind: 'message', human: 'human', text: 'A pump?' },
    subject: { social: { network: 'messenger', id: '123' } },
  };
  const said = (...keys: string[]) => ({
    ...{ words: [], proofs: [], values: [], refusals: [] },
    contacts: keys.map((key) => ({ key, atMs: 1 })),
  });
  const read = (...keys: string[]) =>
    readRequest(sampleDescribedEvent({ channel: 'server', raw, said: said(...keys) }), () => ({}));
  expect(read('social:messenger:123')).toMatchObject({ knownAs: ['social:messenger:123'] });
  // These stand in what they said of themselves.
  expect(read('email:anna@acme.example', 'phone:+390212345678')?.knownAs).toBeUndefined();
});

it('reads the same of the same event, however often it comes', () => {
  const event = sent();
  expect(readRequest(event, () => mapping)).toEqual(readRequest(event, () => mapping));
});

it('takes whoever leaves contacts in a form of an advertisement for somebody who asks, unless its name says that it is for something else', () => {
  const lead = (title: string, over: object = { subject: { email: 'b@acme.example' } }) =>
    engagement({ kind: 'lead_form', title, ...over });
  for (const title of ['Prova gratuita', 'Lead gen Q3', 'Modulo fiera 2026', '']) {
    expect(lead(title), title).toMatchObject({ formName: title, claims: { email: 'b@acme.example' } });
  }
  expect(lead('Download the whitepaper')).toBeUndefined();
  expect(lead('Newsletter')).toBeUndefined();
  // The notice of a lead whose answers are not fetched names nobody.
  expect(lead('Lead gen Q3', {})).toBeUndefined();
});
