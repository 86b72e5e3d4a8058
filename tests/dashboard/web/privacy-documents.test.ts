// The privacy documents say what the settings in force make true, in both languages, and nothing that they do not.

import { describe, expect, it } from 'vitest';
import { dataKinds, namelessTables, tablesOfUsers } from '#contract/data-kinds.ts';
import type { PrivacyFacts } from '#contract/privacy-report.ts';
import { dataWords as englishWords } from '#dashboard/web/language/en/privacy/data-words.ts';
import { englishDocuments } from '#dashboard/web/language/en/privacy/documents.ts';
import { dataWords as italianWords } from '#dashboard/web/language/it/privacy/data-words.ts';
import { italianDocuments } from '#dashboard/web/language/it/privacy/documents.ts';
import { documentNames, toText } from '#dashboard/web/language/privacy-document.ts';
import { tracedTables, untracedTables } from '#stores/records/traced-tables.ts';

const facts: PrivacyFacts = {
  controller: {
    name: 'Sample S.r.l.',
    address: 'Via Prova 1, Torino',
    contact: 'dati@sample.it',
    officer: '',
  },
  rightsUrl: 'https://t.sample.it/rights',
  sites: [
    {
      name: 'Shop',
      hosts: ['shop.sample.it'],
      consentDefault: 'limited',
      companyWithoutConsentAt: null,
      forms: ['Preventivo'],
    },
  ],
  sources: [{ id: 'mmdb:isp.mmdb', kind: 'mmdb', source: 'MaxMind', asks: '' }],
  mailboxes: 0,
  imports: [],
  kept: {
    limitedDays: 45,
    grantedMonths: 7,
    auditMonths: 24,
    personMonths: 23,
    requestMonths: 22,
    outboxDays: 19,
    openingMonths: 12,
    recipientMonths: 23,
    suspectedDays: 59,
    addressHours: 72,
  },
};
const languages = [
  ['English', englishDocuments],
  ['Italian', italianDocuments],
] as const;

describe.each(languages)('the %s documents', (_, documents) => {
  const write = (given: PrivacyFacts) =>
    Object.fromEntries(documentNames.map((name) => [name, toText(documents[name](given))]));

  it('name a provider that is told e-mails of people as recipient and source, and only while it is on', () => {
    const provider = { id: 'provider:people', kind: 'provider', source: 'x', asks: 'people.example.com' };
    const on = write({ ...facts, sources: [...facts.sources, { ...provider, about: 'persons' }] });
    const off = write(facts);
    for (const name of documentNames.filter((one) => (off[one] ?? '').includes('mmdb:isp.mmdb'))) {
      expect(on[name]).toContain('provider:people (people.example.com)');
      expect(on[name]).toMatch(/e-mail address and the source|indirizzo e-mail e fonte/);
      expect(off[name]).not.toContain('people.example.com');
    }
  });

  it('name who decides about the data, or that this is not filled in', () => {
    const texts = write(facts);
    const empty = write({ ...facts, controller: null });
    for (const name of documentNames) {
      expect(texts[name]).toContain('Sample S.r.l.');
      expect(empty[name]).toMatch(/\[(not filled in yet|ancora da compilare)\]/);
    }
  });

  it('speak of shared mailboxes only where one is read', () => {
    const [none, one] = [write(facts), write({ ...facts, mailboxes: 1 })];
    for (const name of ['notice_companies', 'register'] as const) {
      expect(none[name]).not.toMatch(/shared mailbox|casella condivisa/);
      expect(one[name]).toMatch(/shared mailbox|casella condivisa/);
    }
  });

  it('state the periods in force', () => {
    for (const text of Object.values(write(facts))) {
      expect(text).toMatch(/\b45\b/);
      expect(text).toMatch(/\b7\b/);
      expect(text).toMatch(/\b72\b/);
    }
  });

  it('say that companies are named without consent only where that was signed', () => {
    const [site] = facts.sites;
    const signed = {
      ...site,
      companyWithoutConsentAt: '2026-01-01T00:00:00.000Z',
    } as (typeof facts.sites)[0];
    const before = write(facts)['notice_visitors'];
    const after = write({ ...facts, sites: [signed] })['notice_visitors'];
    expect(before).not.toEqual(after);
    expect(after).toMatch(/On Shop we do so without asking|Su Shop lo facciamo senza chiedere/);
  });

  it('name whom an address is told to, and say so when it is nobody', () => {
    const asked = write({
      ...facts,
      sources: [
        ...facts.sources,
        { id: 'provider:abc', kind: 'provider', source: 'abc', asks: 'api.abc.com' },
      ],
    });
    for (const name of documentNames) {
      expect(asked[name]).toContain('api.abc.com');
      expect(write(facts)[name]).not.toContain('api.abc.com');
    }
  });

  it('list the cookies of the site, and those of the dashboard to nobody', () => {
    const text = write(facts)['notice_visitors'];
    expect(text).toContain('fiuto_id');
    expect(text).toContain('fiuto_consent');
    expect(text).not.toContain('session_token');
  });
});

it('both languages write the same sections and paragraphs', () => {
  for (const name of documentNames) {
    const [english, italian] = [englishDocuments[name](facts), italianDocuments[name](facts)];
    expect(italian.sections.map(({ paragraphs }) => paragraphs.length)).toEqual(
      english.sections.map(({ paragraphs }) => paragraphs.length),
    );
  }
});

describe.each(languages)('files about people that were brought in, in %s', (_, documents) => {
  const imports: PrivacyFacts['imports'] = [
    { origin: 'Fair in Bologna', basis: 'legitimate_interest', provider: 'event' },
    { origin: 'Fair in Bologna', basis: 'legitimate_interest', provider: 'file' },
  ];
  it('stand in the notice to people whose data came from elsewhere, each origin once with its ground', () => {
    const text = toText(documents.notice_companies({ ...facts, imports }));
    expect(text.split('Fair in Bologna')).toHaveLength(2);
    expect(text).toContain('6.1 f');
    expect(toText(documents.register({ ...facts, imports }))).toContain('Fair in Bologna');
    expect(toText(documents.notice_companies(facts))).not.toContain('Fair in Bologna');
  });
});

describe('every table that an erasure changes', () => {
  const named = Object.values(dataKinds).flat();
  it('is named by one kind of data, or holds nothing of anybody for a stated reason', () => {
    const known = [...named, ...Object.keys(namelessTables)].map((name) => `public.${name}`);
    const changed = [...tracedTables, ...tablesOfUsers.map((name) => `public.${name}`)];
    expect([...known].sort()).toEqual(changed.sort());
    for (const name of tablesOfUsers) expect(untracedTables).toContain(`public.${name}`);
    for (const reason of Object.values(namelessTables)) expect(reason.length).toBeGreaterThan(10);
  });

  it.each([
    ['English', englishDocuments, englishWords],
    ['Italian', italianDocuments, italianWords],
  ] as const)('stands in register and impact assessment by its kind, in %s', (_, documents, words) => {
    expect(Object.keys(words)).toEqual(Object.keys(dataKinds));
    for (const name of ['register', 'impact'] as const) {
      const text = toText(documents[name](facts));
      for (const say of Object.values(words)) expect(text).toContain(say(facts.kept));
    }
    const notice = toText(documents.notice_visitors(facts));
    expect(notice).toContain(words.rights(facts.kept));
  });
});
