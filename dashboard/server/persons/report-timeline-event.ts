// One event of a person as an item of their timeline. What a tool calls things by number stays out: people read words.

import { engagementKinds } from '#contract/engagement.ts';
import type { TimelineChannel, TimelineItem } from '#contract/person-report.ts';
import { enclosures } from '#contract/request-report.ts';
import type { personEvents } from '#stores/events/questions/person-events.ts';
import { toTime } from './report-person.ts';

const textChars = 600;
const answersMax = 20;
const wordChars = 100;

/** Of what carries no words of the person's own. */
export const saysNothing = {
  text: '',
  enclosed: [],
  answers: [],
  startsAt: null,
} satisfies Partial<TimelineItem>;

export function reportEvent(row: (typeof personEvents)['row']['_output']): TimelineItem {
  const { eventId, siteId, atMs, type, name, action, target, host, path, title } = row;
  const base = { id: eventId, at: toTime(atMs), siteId, visit: null };
  if (type !== 'engagement') {
    const channel = type === 'form_submit' ? ('form' as const) : ('identify' as const);
    const detail = host === '' ? row.channel : `${host}${path}`;
    return {
      ...{ ...base, ...saysNothing, channel, kind: type, title: name || title, detail },
      ...{ provider: '', human: '' },
    };
  }
  const carried = readObject(row.properties);
  const text = (field: string) => (typeof carried[field] === 'string' ? carried[field] : '');
  const kind = [text('kind'), action, name].find(isEngagementKind) ?? 'other';
  const human = text('human');
  const startsAt = carried['startsAt'];
  return {
    ...base,
    ...{ channel: channelOf(kind), kind, title: text('title') || title || nameOf(kind, name, text('word')) },
    ...{ detail: addressOf(text('target') || target), provider: text('provider') },
    ...{
      text: cut(text('text')),
      enclosed: readEnclosed(carried['enclosed']),
      answers: readAnswers(carried['answers']),
    },
    startsAt: typeof startsAt === 'number' ? toTime(startsAt) : null,
    human: human === 'human' || human === 'unsure' || human === 'machine' ? human : '',
  };
}

/** The tool's own word names what has no kind of its own, spelled so that it can be looked up; elsewhere the kind says it better. */
function nameOf(kind: string, name: string, word: string): string {
  if (name !== word) return isEngagementKind(name) ? '' : name;
  return kind === 'other'
    ? word
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '_')
        .slice(0, wordChars)
    : '';
}

/** '' for a number, a key or a URN, which tell a reader nothing. */
function addressOf(target: string): string {
  const text = target.replace(/^https?:\/\//i, '');
  return /[/\s]/.test(text) || text !== target ? text : '';
}

function readAnswers(value: unknown): TimelineItem['answers'] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, answersMax).flatMap((one: unknown) => {
    const { question, answer } = one as { question?: unknown; answer?: unknown };
    if (typeof question !== 'string' || typeof answer !== 'string') return [];
    return [{ question, answer: cut(answer) }];
  });
}

function readEnclosed(value: unknown): TimelineItem['enclosed'] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => enclosures.find((kind) => kind === one) ?? []);
}

function cut(text: string): string {
  const characters = [...text.slice(0, 2 * textChars)];
  return characters.length > textChars ? `${characters.slice(0, textChars).join('')}…` : text;
}

function isEngagementKind(word: string): boolean {
  return (engagementKinds as readonly string[]).includes(word);
}

function channelOf(kind: string): TimelineChannel {
  if (kind.startsWith('email_')) return 'email';
  if (kind.startsWith('meeting_') || kind.startsWith('event_')) return 'meeting';
  if (kind === 'form_answer' || kind === 'lead_form') return 'form';
  if (kind === 'message') return 'message';
  const social = ['comment', 'reaction', 'share', 'mention', 'follow', 'review', 'post_published'];
  return social.includes(kind) ? 'social' : 'other';
}

function readObject(text: string): Record<string, unknown> {
  if (text === '') return {};
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
