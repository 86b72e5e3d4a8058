// The request that a stored event carries: a form of the site in which something was asked, or what somebody wrote through
// another tool. A form with contacts alone is no request; nor is anything of a robot, or of who did not agree to be known.

import {
  type EngagementKind,
  engagementSchema,
  senderUnproven,
  type WireEngagement,
} from '#contract/engagement.ts';
import { type DescribedEvent, purposeBits } from '#contract/event-stages.ts';
import type { RequestClaims } from '#contract/request-report.ts';
import type { SiteForm } from '#contract/site.ts';
import { asksSomething, isOtherForm } from '#intelligence/requests/asks-something.ts';
import type { NewRequest } from '#stores/records/questions/new-request.ts';
import { fieldMeaning } from './field-meaning.ts';
import { readObject, readString } from './read-raw.ts';

const textLengthMax = 10_000;
const answersLengthMax = 60_000;
const wordLengthMax = 300;
const emailLengthMax = 320;
const fieldsMax = 100;
/** A form of our own: its answers are kept by themselves. */
const ownForm = /^fiuto-[a-z0-9]{12}$/;

const formKinds: ReadonlySet<EngagementKind> = new Set(['form_answer', 'lead_form']);
const askingKinds: ReadonlySet<EngagementKind> = new Set([
  ...formKinds,
  'message',
  'comment',
  'review',
  'mention',
]);

/** What an event asks for, without the circumstances that every event has. */
type Asked = Pick<
  NewRequest,
  | 'way'
  | 'provider'
  | 'kind'
  | 'formKey'
  | 'formName'
  | 'text'
  | 'answers'
  | 'claims'
  | 'language'
  | 'conversation'
  | 'enclosed'
  | 'confirmation'
>;

/**
 * Undefined when the event carries no request. `mappingOf` says what the operator made of the fields of a form of the
 * event's site.
 */
export function readRequest(
  event: DescribedEvent,
  mappingOf: (formKey: string) => SiteForm['mapping'],
): NewRequest | undefined {
  if (event.isBot || event.consent !== 'granted' || (event.purposes & purposeBits.person) === 0) {
    return undefined;
  }
  const asked = event.type === 'form_submit' ? readForm(event, mappingOf) : readEngagement(event.raw);
  if (asked === undefined) return undefined;
  return {
    ...asked,
    siteId: event.siteId,
    eventId: event.id,
    atMs: event.timeMs,
    receivedAtMs: event.receivedAtMs,
    language: asked.language || readString(event.hints.language ?? event.language, 35),
    page: readString(`${event.host}${event.path}`, 1_000),
    campaign: {
      source: readString(event.campaignSource, wordLengthMax),
      medium: readString(event.campaignMedium, wordLengthMax),
      name: readString(event.campaignName, wordLengthMax),
    },
    visitor: event.visitor,
    decision: event.decision,
    subject: event.subject,
    ...nameProfiles(event.said),
  };
}

/** What is no address and no number: these stand in what they said of themselves. */
function nameProfiles(said: DescribedEvent['said']): Pick<NewRequest, 'knownAs'> {
  const names = said?.contacts.flatMap(({ key }) => (/^(email|phone):/.test(key) ? [] : [key])) ?? [];
  return names.length === 0 ? {} : { knownAs: names };
}

function readForm(
  event: DescribedEvent,
  mappingOf: (formKey: string) => SiteForm['mapping'],
): Asked | undefined {
  const raw = readObject(event.raw);
  const form = readObject(raw['form']);
  const key = readString(form['key'], 200);
  const values = Object.entries(readObject(raw['values'])).filter(([, value]) => typeof value === 'string');
  if (key === '' || ownForm.test(key) || values.length === 0) return undefined;
  const fields = Array.isArray(form['fields']) ? form['fields'].slice(0, fieldsMax).map(readObject) : [];
  const mapping = mappingOf(key);
  const found = new Map<string, string[]>();
  for (const [name, value] of values.slice(0, fieldsMax)) {
    const type = readString(fields.find((field) => field['name'] === name)?.['type'], 40).toLowerCase();
    const meaning = fieldMeaning(mapping, name, type);
    found.set(meaning, [...(found.get(meaning) ?? []), readString(value, textLengthMax, 'lines')]);
  }
  const first = (meaning: string, max = wordLengthMax) =>
    readString(found.get(meaning)?.[0] ?? '', max).trim();
  const name = readString(form['name'], 200);
  const text = readString((found.get('text') ?? []).join('\n\n'), textLengthMax, 'lines').trim();
  const hasTextField = fields.some(({ type }) => type === 'textarea');
  if (!asksSomething({ name, key, path: event.path, text, answers: [], hasTextField })) return undefined;
  return {
    ...{ way: 'site_form', provider: '', kind: '', formKey: key, formName: name },
    ...{ answers: [], language: '', text },
    claims: {
      name: first('full_name') || `${first('first_name')} ${first('last_name')}`.trim(),
      email: first('email', emailLengthMax),
      phone: first('phone', 40),
      company: first('company'),
      jobTitle: first('job_title'),
    },
  };
}

function readEngagement(raw: unknown): Asked | undefined {
  if (readObject(raw)['type'] !== 'engagement') return undefined;
  const read = engagementSchema.safeParse(raw);
  if (!read.success || read.data.human === 'machine') return undefined;
  const {
    provider,
    kind,
    target = '',
    title = '',
    text = '',
    answers = [],
    profile,
    conversation,
    enclosed = [],
  } = read.data;
  // Of a conversation also that its visitor is known now counts.
  if (conversation === undefined && !askingKinds.has(kind)) return undefined;
  if (conversation === undefined && !isAsked(read.data)) return undefined;
  if (conversation?.silenceMs !== undefined && text.trim() === '' && enclosed.length === 0) return undefined;
  return {
    way: 'provider',
    provider: readString(provider, 40),
    kind,
    formKey: readString(target, 200),
    formName: readString(title, wordLengthMax),
    text: readString(text, textLengthMax, 'lines').trim(),
    answers: readAnswers(answers),
    claims: readClaims(read.data),
    language: readString(profile?.language, 35),
    ...(conversation === undefined ? {} : { conversation }),
    ...(enclosed.length === 0 ? {} : { enclosed }),
    ...(read.data.reasons?.includes(senderUnproven) ? { confirmation: senderUnproven } : {}),
  };
}

function isAsked({
  kind,
  subject,
  title = '',
  text = '',
  answers = [],
  enclosed = [],
}: WireEngagement): boolean {
  if (!formKinds.has(kind)) return text.trim() !== '' || answers.length > 0 || enclosed.length > 0;
  // Whoever leaves contacts in the form of an advertisement wants to be called, whatever the campaign is named.
  const canBeReached = (subject?.email ?? '') !== '' || (subject?.phone ?? '') !== '';
  if (kind === 'lead_form' && canBeReached && !isOtherForm(title)) return true;
  return asksSomething({ ...{ name: title, text, answers }, key: '', path: '', hasTextField: false });
}

/** As much as anybody writes; PostgreSQL makes no index of more than a megabyte of words. */
function readAnswers(answers: NonNullable<WireEngagement['answers']>): Asked['answers'] {
  let left = answersLengthMax;
  return answers.map(({ question, answer }) => {
    const read = {
      question: readString(question, Math.min(left, 1_000)),
      answer: readString(answer, Math.min(left, textLengthMax), 'lines'),
    };
    left = Math.max(0, left - read.question.length - read.answer.length);
    return read;
  });
}

function readClaims({ subject, profile, signature }: WireEngagement): RequestClaims {
  const { name, firstName = '', lastName = '', company, jobTitle } = profile ?? {};
  return {
    name: readString(name ?? (`${firstName} ${lastName}`.trim() || signature?.name), wordLengthMax),
    email: readString(subject?.email, emailLengthMax).trim(),
    phone: readString(subject?.phone ?? signature?.phones?.[0], 40).trim(),
    company: readString(company ?? signature?.company, wordLengthMax),
    jobTitle: readString(jobTitle ?? signature?.jobTitle, wordLengthMax),
  };
}
