// What alerts say, in every format: the same facts in both languages, and names from outside that stay names.

import { describe, expect, it } from 'vitest';
import { alertSignals } from '#contract/alert-report.ts';
import { alertWords } from '#intelligence/alerts/alert-words.ts';
import { nameSheet } from '#intelligence/alerts/name-sheet.ts';
import { writeAlertMail } from '#intelligence/alerts/write-alert-mail.ts';
import { writeSlack } from '#intelligence/alerts/write-slack.ts';
import { writeTeams } from '#intelligence/alerts/write-teams.ts';
import { writeWebhook } from '#intelligence/alerts/write-webhook.ts';
import { hostileName, sampleLine, sampleSheet } from './sample-sheet.ts';

const hostile = sampleSheet({ lines: [sampleLine({ company: hostileName, person: hostileName })] });
const end = 'https://f.example/a/unsubscribe';
const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
};

describe('a mail', () => {
  it('says in HTML what it says in text, with every link and the way out', () => {
    const { subject, text, html } = writeAlertMail(sampleSheet(), 'en', end);
    expect(subject).toBe('Back on the site: Acme Pumps');
    for (const part of [
      ...['Acme Pumps', 'Anna Rossi', 'They are back after a long silence.', 'Score 62, fit 71', 'open deal'],
      ...['https://f.example/companies/3', 'https://f.example/a/token', end, 'Thu 26 Nov'],
    ]) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
    expect(html).not.toMatch(/<(img|link|script)\b/);
  });

  it('lets no name from outside become a header, an element or a turn of the text', () => {
    const { subject, text, html } = writeAlertMail(hostile, 'en', end);
    expect(subject).not.toMatch(/[\r\n\u202e]/);
    expect(text).not.toMatch(/\u202e|^Bcc:/m);
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('href="http://evil');
    expect(html).toContain('Evil &#60;b&#62;&#38;');
  });
});

describe('a message to Slack', () => {
  it('mentions nobody and links nothing by a name', () => {
    const message = writeSlack(hostile, 'en');
    const sections = message.blocks.filter(({ type }) => type === 'section').flatMap(strings);
    for (const text of [message.text, ...sections]) {
      expect(text.replaceAll(/<https:\/\/f\.example[^>]*>/g, '')).not.toMatch(/[<>]/);
      expect(text).not.toContain('*bold*');
    }
  });

  it('stays within what Slack takes, however many signals there are', () => {
    const lines = Array.from({ length: 60 }, () => sampleLine({ company: 'x'.repeat(5_000) }));
    const { blocks } = writeSlack(sampleSheet({ what: 'together', lines }), 'it');
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(Math.max(...blocks.flatMap(strings).map(({ length }) => length))).toBeLessThanOrEqual(3_000);
  });
});

describe('a message to Teams', () => {
  it('has names in runs alone, which know no markdown', () => {
    const card = writeTeams(hostile, 'en');
    const { content } = (card['attachments'] as { content: { body: Record<string, unknown>[] } }[])[0] ?? {};
    const withName = (content?.body ?? []).filter((block) =>
      strings(block).some((text) => text.includes('evil.example')),
    );
    expect(withName.length).toBeGreaterThan(0);
    expect(withName.every(({ type }) => type === 'RichTextBlock')).toBe(true);
  });

  it('stays under 28 KB', () => {
    const lines = Array.from({ length: 60 }, () => sampleLine({ company: 'x'.repeat(5_000) }));
    const text = JSON.stringify(writeTeams(sampleSheet({ what: 'together', lines }), 'it'));
    expect(text.length).toBeLessThan(28_000);
  });
});

describe('a webhook', () => {
  it('has a type, the time of the event and data, and no field for a name that may not leave', () => {
    expect(writeWebhook(sampleSheet())).toEqual({
      type: 'signal.found',
      timestamp: '2026-11-26T09:00:01.000Z',
      data: {
        ...{ id: 7, kind: 'customer_back', at: '2026-11-26T09:00:00.000Z', score: 62, fit: 71 },
        company: {
          ...{ id: 3, name: 'Acme Pumps', place: 'MI, IT', isKnown: true, deal: 'open' },
          url: 'https://f.example/companies/3',
        },
        person: { name: 'Anna Rossi' },
      },
    });
    const without = writeWebhook(sampleSheet({ lines: [sampleLine({ person: '' })] }));
    expect(without.data).not.toHaveProperty('person');
  });

  it('stays under 20 KB and says how many more there are', () => {
    const lines = Array.from({ length: 60 }, () => sampleLine({ company: 'x'.repeat(5_000) }));
    const payload = writeWebhook(sampleSheet({ what: 'together', lines, more: 2 }));
    expect(JSON.stringify(payload).length).toBeLessThan(20_000);
    expect(payload.data['more']).toBe(32);
  });
});

describe('the words', () => {
  it('are whole in both languages and differ', () => {
    for (const kind of alertSignals) {
      const [english, italian] = [alertWords('en'), alertWords('it')];
      expect(english.whys[kind]).toMatch(/\.$/);
      expect(italian.whys[kind]).toMatch(/\.$/);
      expect(italian.titles[kind]).not.toBe(english.titles[kind]);
    }
  });

  it('name several companies, the first ones by name', () => {
    const lines = ['Acme', 'Beta', 'Gamma', 'Acme'].map((company) => sampleLine({ company }));
    const sheet = sampleSheet({ what: 'together', lines, more: 2 });
    expect(nameSheet(sheet, 'en')).toBe('6 signals: Acme, Beta and 1 more');
    expect(nameSheet(sheet, 'it')).toBe('6 segnali: Acme, Beta e un’altra');
  });

  it('tell of a week what was found and what became of it', () => {
    const week = {
      ...{
        from: '2026-11-16',
        to: '2026-11-22',
        signals: [{ kind: 'request' as const, count: 4 }],
        companies: 3,
      },
      ...{ toldAtOnce: 2, toldTogether: 1, untold: 1, taken: 1, called: 1, notInteresting: 0 },
      ...{ leadsMade: 2, leadsWon: 1, leadsLost: 0, open: [] },
    };
    const sheet = sampleSheet({ what: 'week', lines: [], week });
    const { subject, text } = writeAlertMail(sheet, 'it', end);
    expect(subject).toBe('La settimana in Fiuto: dal 16 novembre al 22 novembre');
    for (const line of ['Nuova richiesta: 4', 'Segnalati a nessuno: 1', 'Lead vinti: 1'])
      expect(text).toContain(line);
    expect(writeWebhook(sheet)).toMatchObject({ type: 'signals.week', data: { companies: 3, open: [] } });
  });
});
