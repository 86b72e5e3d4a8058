// What a provider tells of, brought into the columns that all events share. Under which names the person is known there stays
// out of the row: addresses and numbers of people are taken out of every text.

import type { WireEngagement } from '#contract/engagement.ts';
import type { ReceivedEvent } from '#contract/event-stages.ts';
import { defaultKeptParameters } from '#contract/site.ts';
import { cleanText } from './clean-text.ts';

type EngagementFields = Pick<ReceivedEvent, 'statedTags' | 'name' | 'action' | 'target' | 'properties'>;

const nameLengthMax = 200;
const targetLengthMax = 2_000;
/** So that all of it together stays within what an event may carry. */
const textLengthMax = 8_000;
const answerLengthMax = 800;
const answersMax = 20;
/** Between what ends a word or a part of an address. */
const mailAddress = /[^\s@<>"'(),;:/?&=#\\]{1,64}@[^\s@<>"'(),;:/?&=#\\]{1,255}/g;
const kept = new Set(defaultKeptParameters.map((name) => name.toLowerCase()));
const hidden = '***';

export function readEngagementFields(event: WireEngagement): EngagementFields {
  const hide = createHide(event);
  const clean = (text: string | undefined, lengthMax: number) =>
    text === undefined ? undefined : cleanText(hide(text), lengthMax);
  const { provider, human, reasons, providerId, word, startsAt, enclosed } = event;
  return {
    statedTags: listTags(event).map(([name, value]) => [name, hide(value)]),
    name: clean(event.title ?? word ?? '', nameLengthMax) ?? '',
    action: event.kind,
    target: clean(stripTarget(event.target ?? ''), targetLengthMax) ?? '',
    properties: JSON.stringify({
      ...{ provider, word, human, reasons, startsAt },
      text: clean(event.text, textLengthMax),
      enclosed,
      answers: event.answers?.slice(0, answersMax).map(({ question, answer }) => ({
        question: clean(question, 200),
        answer: clean(answer, answerLengthMax),
      })),
      providerId: clean(providerId, 300),
    }),
  };
}

/** Under the names that they have in an address: a site that does not keep one there keeps none from here. */
function listTags({ campaign = {} }: WireEngagement): [name: string, value: string][] {
  const { source, medium, name, term, content, id } = campaign;
  const all = {
    ...{ utm_source: source, utm_medium: medium, utm_campaign: name },
    ...{ utm_term: term, utm_content: content, utm_id: id },
  };
  return Object.entries(all).flatMap(([tag, value]) => (value === undefined ? [] : [[tag, value]]));
}

/** Takes out e-mail addresses, and what else the provider knows the person by. */
function createHide({ subject }: WireEngagement): (text: string) => string {
  const names = [subject?.phone, subject?.userId, subject?.social?.id].filter(
    // A short one would be found in half of all words.
    (name) => name !== undefined && name.length >= 6,
  );
  return (text) => {
    let rest = text.includes('@') ? text.replace(mailAddress, hidden) : text;
    for (const name of names) rest = rest.replaceAll(name ?? '', hidden);
    return rest;
  };
}

/** An address without what may name its reader: parameters that no site keeps by default, and what follows `#`. */
function stripTarget(target: string): string {
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return target;
  const url = new URL(target);
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) {
    if (!kept.has(name.toLowerCase())) url.searchParams.delete(name);
  }
  return url.href.replace(/%40/g, '@');
}
