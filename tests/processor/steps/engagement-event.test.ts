// An engagement through the pipeline's door: only from a provider, with a robot's mark, and without anybody's address in the row.

import { expect, test } from 'vitest';
import type { ReceivedEvent } from '#contract/event-stages.ts';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import type { Site } from '#contract/site.ts';
import { createDescribePage } from '#processor/steps/describe-page.ts';
import { createDetectBot } from '#processor/steps/detect-bot.ts';
import { createParseEvent } from '#processor/steps/parse-event.ts';
import { sampleId, sampleRequest, sampleTimeMs } from './sample-request.ts';

const parse = createParseEvent({ limitedDays: 90, grantedMonths: 13 });
const engagement = {
  ...{ type: 'engagement', provider: 'sendgrid', kind: 'email_click', word: 'click', human: 'unsure' },
  at: sampleTimeMs - 1_000,
  reasons: ['scanners_do_it'],
  subject: { email: 'Anna@acme.example', phone: '+39021234567', social: { network: 'x', id: 'anna-7788' } },
  title: 'Per anna@acme.example',
  target: 'https://www.example.com/p/anna@acme.example?utm_source=x&mc_eid=abc&email=a#x',
  text: 'Chiamami al +39021234567, sono anna-7788 (anna@acme.example)',
  answers: [{ question: 'E-mail', answer: 'anna@acme.example' }],
};

const parseOn = (channel: QueuedRequest['channel'], raw: object) =>
  parse(sampleRequest({ channel, sentAtMs: null }), { id: sampleId, raw }, '00000000000000bb');

test('reaches the row in the shared columns, with all that names the person taken out', () => {
  const event = parseOn('provider', engagement) as ReceivedEvent;
  expect(event).toMatchObject({
    type: 'engagement',
    channel: 'provider',
    action: 'email_click',
    name: 'Per ***',
    target: 'https://www.example.com/p/***?utm_source=x',
    timeMs: sampleTimeMs - 1_000,
  });
  expect(JSON.parse(event.properties)).toEqual({
    ...{ provider: 'sendgrid', word: 'click', human: 'unsure', reasons: ['scanners_do_it'] },
    text: 'Chiamami al ***, sono *** (***)',
    answers: [{ question: 'E-mail', answer: '***' }],
  });
  expect(event.raw).toEqual(engagement);
});

test.each(['browser', 'pixel', 'server', 'import'] as const)(
  'is rejected when it comes by way of %s',
  (channel) => {
    expect(parseOn(channel, engagement)).toMatchObject({ outcome: 'rejected', reason: 'unknown_type' });
  },
);

test('is all that a provider may tell', () => {
  const view = { type: 'page_view', at: sampleTimeMs, page: { url: 'https://www.example.com/' } };
  expect(parseOn('provider', view)).toMatchObject({ outcome: 'rejected', reason: 'unknown_type' });
  const unknown = { ...engagement, kind: 'telepathy' };
  expect(parseOn('provider', unknown)).toMatchObject({ outcome: 'rejected', reason: 'malformed' });
});

test('brings the campaign that a form states into the columns of every event’s, as far as the site keeps such tags', () => {
  const campaign = { source: 'LinkedIn', medium: 'paid', name: 'Autumn for anna@acme.example', id: '7' };
  const describePage = createDescribePage({
    byId: () => ({ keptParameters: ['utm_source', 'utm_campaign'] }) as unknown as Site,
  });
  const event = describePage(parseOn('provider', { ...engagement, campaign }) as ReceivedEvent);
  expect(event).toMatchObject({
    ...{ campaignSource: 'linkedin', campaignMedium: '', campaignName: 'Autumn for ***', campaignId: '' },
    ...{ host: '', path: '', pageKind: 'other' },
  });
});

test('is a robot’s when its provider or a rule says so, and nobody’s otherwise', () => {
  const detectBot = createDetectBot();
  const judge = (human: string, reasons: string[]) => {
    const event = parseOn('provider', { ...engagement, human, reasons }) as ReceivedEvent;
    const { isBot, botReasons } = detectBot(event as Parameters<typeof detectBot>[0]) as {
      isBot: boolean;
      botReasons: readonly string[];
    };
    return { isBot, botReasons };
  };
  expect(judge('machine', ['machine_open'])).toEqual({ isBot: true, botReasons: ['provider:machine_open'] });
  expect(judge('machine', [])).toEqual({ isBot: true, botReasons: ['provider:machine'] });
  expect(judge('unsure', ['scanners_do_it'])).toEqual({ isBot: false, botReasons: [] });
});
