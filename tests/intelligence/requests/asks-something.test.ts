// Guarantees that leaving one's contacts is no request, and that whoever asks for something is heard.

import { expect, it } from 'vitest';
import { asksSomething, type FilledForm } from '#intelligence/requests/asks-something.ts';

const filled = (over: Partial<FilledForm>): FilledForm => ({
  ...{ name: '', key: '', path: '', text: '', answers: [], hasTextField: false },
  ...over,
});
const answered = (question: string, answer = 'x') => filled({ answers: [{ question, answer }] });

it.each([
  ['words', filled({ text: 'Do you ship to Canada?' })],
  ['an answer to a question', answered('How many machines?')],
  ['an answer to a question in Italian', answered('quando_ti_serve?')],
  ['a choice of product', answered('Which product are you interested in?')],
  ['a form for offers', filled({ name: 'Richiedi un preventivo' })],
  ['a form for offers by its key', filled({ key: 'quote_request' })],
  ['a contact form', filled({ name: 'Contact us' })],
  ['a contact form in Italian', filled({ name: 'Contatti' })],
  ['a demo', filled({ name: 'Book a demo' })],
  ['a form with a field for text on the contact page', filled({ path: '/it/contatti', hasTextField: true })],
] as [string, FilledForm][])('hears whoever asks by %s', (_, form) => {
  expect(asksSomething(form)).toBe(true);
});

it.each([
  ['nothing', filled({})],
  ['a paper to be downloaded', filled({ name: 'White paper 2026' })],
  ['a newsletter', filled({ name: 'Newsletter' })],
  ['a newsletter on the contact page', filled({ key: 'newsletter', path: '/contatti' })],
  ['an unnamed form without a text on the contact page', filled({ path: '/contatti' })],
  ['a catalogue', filled({ name: 'Catalogue', answers: [{ question: 'Work email', answer: 'a@b.it' }] })],
  ['a city', answered('City')],
  ['an e-mail for work', answered('work_email', 'a@b.it')],
  ['a country in Italian', answered('Paese')],
  ['the size of the company', answered('Company size')],
  ['a permission', answered('Accetto il trattamento dei dati personali', 'yes')],
  ['an empty answer', answered('How many machines?', ' ')],
] as [string, FilledForm][])('makes no request of %s', (_, form) => {
  expect(asksSomething(form)).toBe(false);
});
