// What one event says about who it was, and what it must never say.

import { describe, expect, it } from 'vitest';
import { purposeBits } from '#contract/event-stages.ts';
import { readSaid, type SayingEvent } from '#processor/person/read-said.ts';
import { sampleSite } from '../steps/sample-request.ts';

const site = sampleSite();
const event = (over: Partial<SayingEvent>): SayingEvent => ({
  ...{ siteId: 3, id: 'e1', batch: 'b1', timeMs: 1_000, channel: 'browser', consent: 'granted' },
  ...{
    purposes: 7,
    consentVersion: '',
    visitor: '00000000000000aa',
    name: '',
    type: 'identify',
    isBot: false,
    raw: {},
  },
  ...over,
});
const identify = (userId: string | undefined, traits: object, over: Partial<SayingEvent> = {}) =>
  readSaid(event({ raw: { type: 'identify', userId, traits }, ...over }), site);

describe('a browser’s identify', () => {
  it('is a claim of its e-mail, with the site’s own id meaning the same in that browser, and ties nothing', () => {
    const found = identify('41', { email: 'Anna@Acme.it', firstName: 'Anna', phone: '+39 02 1234567' });
    expect(found?.subject).toBe('email:anna@acme.it');
    expect(found?.said.words).toMatchObject([
      { key: 'email:anna@acme.it', means: 'email:anna@acme.it', strength: 'claim' },
      { key: 'user:3:41', means: 'email:anna@acme.it', strength: 'claim' },
    ]);
    expect(found?.said.proofs).toEqual([]);
    expect(found?.said.contacts).toEqual([{ key: 'email:anna@acme.it', atMs: 1_000 }]);
    expect(found?.said.values).toMatchObject([
      { field: 'first_name', value: 'Anna', confidence: 'claim', source: 'site:3:identify' },
      { field: 'email', value: 'anna@acme.it' },
      { field: 'phone', value: '+39021234567' },
    ]);
  });

  it('says nothing without consent to be known as a person, and nothing by a robot', () => {
    const traits = { email: 'anna@acme.it' };
    const purposes = purposeBits.measure | purposeBits.company;
    expect(identify('41', traits, { purposes })).toBeUndefined();
    expect(identify('41', traits, { consent: 'limited', purposes: 0 })).toBeUndefined();
    expect(identify('41', traits, { isBot: true })).toBeUndefined();
  });

  it('counts junk as refused, with the junk and never with what may be somebody’s', () => {
    const found = identify('undefined', { email: 'anna@', phone: '12' });
    expect(found?.subject).toBeUndefined();
    expect(found?.said.refusals.map(({ kind, reason, sample }) => [kind, reason, sample])).toEqual([
      ['email', 'no_email', ''],
      ['user', 'junk', 'undefined'],
      ['phone', 'no_phone', ''],
    ]);
  });

  it('speaks of the user where the e-mail beside the id is a mailbox that several people read', () => {
    const found = identify('41', { email: 'info@acme.it', name: 'Lea' });
    expect(found?.subject).toBe('user:3:41');
    expect(found?.said.words).toMatchObject([{ key: 'user:3:41', means: 'user:3:41' }]);
    expect(found?.said.values.every(({ key }) => key === 'user:3:41')).toBe(true);
  });

  it('takes an e-mail that a site gives as its id for the e-mail', () => {
    expect(identify('anna@acme.it', {})?.subject).toBe('email:anna@acme.it');
  });
});

describe('a backend’s identify with the secret key', () => {
  it('proves its e-mail and id to be one person, and both in the browser that it names', () => {
    const found = identify('41', { email: 'anna@acme.it', name: 'Anna' }, { channel: 'server' });
    expect(found?.said.proofs).toEqual([
      { way: 'server', keys: ['email:anna@acme.it', 'user:3:41'], atMs: 1_000 },
    ]);
    expect(found?.said.words).toMatchObject([{ key: 'user:3:41', means: 'user:3:41', strength: 'proof' }]);
    expect(found?.said.values[0]).toMatchObject({ key: 'user:3:41', field: 'name', confidence: 'confirmed' });
  });

  it('speaks of the user and not of the mailbox, which another user may share', () => {
    const found = identify('502', { email: 'family@rossi.it', name: 'Lea' }, { channel: 'server' });
    expect(found?.subject).toBe('user:3:502');
    expect(found?.said.values.map(({ key, field }) => [key, field])).toEqual([
      ['user:3:502', 'name'],
      ['user:3:502', 'email'],
    ]);
    expect(found?.said.contacts.map(({ key }) => key)).toEqual(['email:family@rossi.it', 'user:3:502']);
  });

  it('never ties people through a telephone that an office shares', () => {
    const found = identify(
      undefined,
      { email: 'anna@acme.it', phone: '+39021234567' },
      { channel: 'server' },
    );
    expect(found?.said.proofs).toEqual([{ way: 'server', keys: ['email:anna@acme.it'], atMs: 1_000 }]);
  });

  it('says no word in a browser when it names none', () => {
    const found = identify('41', {}, { channel: 'server', visitor: '' });
    expect(found?.said.words).toEqual([]);
    expect(found?.said.proofs).toEqual([{ way: 'server', keys: ['user:3:41'], atMs: 1_000 }]);
  });
});

describe('a form', () => {
  const submit = (values: object) =>
    readSaid(event({ type: 'form_submit', name: 'contact', raw: { type: 'form_submit', values } }), site);

  it('claims its e-mail and what it says of the person', () => {
    const found = submit({ nome: 'Anna', cognome: 'Rossi', posta: 'anna@acme.it', azienda: 'Acme Srl' });
    expect(found?.subject).toBe('email:anna@acme.it');
    expect(found?.said.values.map(({ field, value }) => [field, value])).toEqual([
      ['first_name', 'Anna'],
      ['last_name', 'Rossi'],
      ['company', 'Acme Srl'],
      ['email', 'anna@acme.it'],
    ]);
    expect(found?.said.words).toMatchObject([{ how: 'form', strength: 'claim' }]);
  });

  it('names nobody where two fields hold an address', () => {
    expect(submit({ a: 'anna@acme.it', b: 'bruno@acme.it' })?.subject).toBeUndefined();
  });
});

describe('what a provider says', () => {
  const engagement = (over: object) =>
    readSaid(
      event({
        ...{ type: 'engagement', visitor: '', isBot: true, channel: 'server' },
        raw: { type: 'engagement', at: 1, provider: 'linkedin', kind: 'lead_form', human: 'human', ...over },
      }),
      site,
    );

  it('names one person by one key, claims a profile and ties nothing', () => {
    const found = engagement({
      subject: { email: 'anna@acme.it', phone: '+39021234567' },
      profile: { name: 'Anna Rossi', jobTitle: 'Buyer', skills: ['steel', 'valves'] },
    });
    expect(found?.subject).toBe('email:anna@acme.it');
    expect(found?.said.proofs).toEqual([]);
    expect(found?.said.words).toEqual([]);
    expect(found?.said.values).toMatchObject([
      { field: 'name', source: 'linkedin', confidence: 'claim' },
      { field: 'job_title', value: 'Buyer' },
      { field: 'skills', value: 'steel' },
      { field: 'skills', value: 'valves' },
      { field: 'email' },
      { field: 'phone' },
    ]);
  });

  it('names somebody by a social handle where there is nothing better', () => {
    const found = engagement({ subject: { social: { network: 'linkedin', id: 'abc' } } });
    expect(found?.subject).toBe('social:linkedin:abc');
  });

  it('names nobody where it says nobody', () => {
    expect(engagement({})).toBeUndefined();
  });

  it('makes nobody of what a machine did or may have done, and fills only who is known already', () => {
    const subject = { email: 'anna@acme.it' };
    for (const [kind, human] of [
      ['email_delivered', 'machine'],
      ['email_open', 'unsure'],
      ['email_click', 'unsure'],
    ]) {
      const found = engagement({ kind, human, subject });
      expect(found?.subject).toBe('email:anna@acme.it');
      expect(found?.said).toEqual({ words: [], proofs: [], values: [], contacts: [], refusals: [] });
    }
    const changed = engagement({
      ...{ provider: 'hubspot', kind: 'record_changed', human: 'machine', subject },
      profile: { company: 'Acme Srl' },
    });
    expect(changed?.said.contacts).toEqual([]);
    expect(changed?.said.values).toMatchObject([{ field: 'company', value: 'Acme Srl', ifKnown: true }]);
  });

  it('takes what only a person does for a person’s, even where nobody vouches for it', () => {
    const found = engagement({ kind: 'form_answer', human: 'unsure', subject: { email: 'anna@acme.it' } });
    expect(found?.said.contacts).toEqual([{ key: 'email:anna@acme.it', atMs: 1_000 }]);
  });
});

describe('a mail of a shared mailbox', () => {
  const raw = {
    ...{ type: 'engagement', at: 1, provider: 'mailbox', kind: 'message', human: 'human' },
    ...{ subject: { email: 'anna@acme.it' }, profile: { name: 'Rossi A.' } },
    signature: {
      name: 'Anna Rossi',
      jobTitle: 'Buyer',
      linkedin: 'https://www.linkedin.com/in/anna-rossi',
      phones: ['+39021'],
    },
  };
  const read = readSaid(event({ type: 'engagement', channel: 'provider', visitor: '', raw }), site);

  it('is a claim of contact, and a proof of nothing', () => {
    expect(read?.subject).toBe('email:anna@acme.it');
    expect(read?.said).toMatchObject({ proofs: [], words: [], contacts: [{ key: 'email:anna@acme.it' }] });
  });

  it('fills the profile from the signature under a source of its own', () => {
    const values = read?.said.values.map(({ field, value, source, confidence }) => [
      field,
      value,
      source,
      confidence,
    ]);
    expect(values).toEqual([
      ['name', 'Rossi A.', 'mailbox', 'claim'],
      ['email', 'anna@acme.it', 'mailbox', 'claim'],
      ['name', 'Anna Rossi', 'signature', 'claim'],
      ['job_title', 'Buyer', 'signature', 'claim'],
      ['linkedin', 'https://www.linkedin.com/in/anna-rossi', 'signature', 'claim'],
      ['phone', '+39021', 'signature', 'claim'],
    ]);
  });
});
