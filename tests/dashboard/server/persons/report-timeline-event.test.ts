// Guarantees that a timeline shows words of people and names of things, never a tool's own numbers and codes.

import { expect, it } from 'vitest';
import { engagementKinds } from '#contract/engagement.ts';
import { reportEvent } from '#dashboard/server/persons/report-timeline-event.ts';

const row = (over: Partial<Parameters<typeof reportEvent>[0]>, carried: object = {}) =>
  reportEvent({
    ...{
      eventId: '01',
      siteId: 1,
      atMs: 1_000,
      type: 'engagement',
      channel: 'provider',
      name: '',
      action: 'lead_form',
    },
    ...{ target: '', host: '', path: '', title: '', visitor: '' },
    properties: JSON.stringify({ provider: 'meta', human: 'human', ...carried }),
    ...over,
  });

it('shows a lead form by its name, with questions and answers', () => {
  const answers = [{ question: 'How many machines?', answer: '10' }];
  const item = row({ name: 'Autumn fair', target: '55' }, { word: 'leadgen_answers', answers });
  expect(item).toMatchObject({
    kind: 'lead_form',
    channel: 'form',
    title: 'Autumn fair',
    detail: '',
    answers,
  });
});

it.each(['leadgen_answers', 'SPONSORED', 'invitee.created'])(
  'does not show the word of a tool beside a kind: %s',
  (word) => {
    expect(row({ name: word }, { word })).toMatchObject({ title: '' });
  },
);

it('names by the word of the tool what has no kind', () => {
  expect(row({ name: 'lead_deleted', action: 'other' }, { word: 'lead_deleted' })).toMatchObject({
    ...{ kind: 'other', title: 'lead_deleted' },
  });
  expect(row({ name: 'chat:start', action: 'other' }, { word: 'chat:start' })).toMatchObject({
    title: 'chat_start',
  });
});

it.each([
  ['55', ''],
  ['urn:li:share:6844785523593134080', ''],
  ['777_123456', ''],
  ['https://www.facebook.com/acme/posts/1', 'www.facebook.com/acme/posts/1'],
  ['https://acme.it', 'acme.it'],
  ['Post about pumps', 'Post about pumps'],
])('shows where it was done by an address or words: %s', (target, detail) => {
  expect(row({ target })).toMatchObject({ detail });
});

it('knows every kind', () => {
  for (const kind of engagementKinds) expect(row({ action: kind })).toMatchObject({ kind });
});

it('tells when an event began, and cuts what somebody wrote', () => {
  const item = row({ action: 'event_attended' }, { startsAt: 86_400_000, text: 'a'.repeat(2_000) });
  expect(item).toMatchObject({ startsAt: '1970-01-02T00:00:00.000Z' });
  expect(item.text).toHaveLength(601);
});

it('tells what came with a message, each as often as it came, and nothing that it does not know', () => {
  const enclosed = ['image', 'image', 'https://x.example/secret'];
  expect(row({ action: 'message' }, { enclosed })).toMatchObject({ enclosed: ['image', 'image'] });
});
