// Puts together what a provider says of one happening: empty values are left out, long ones cut, so that it fits the contract.

import type {
  EngagementCampaign,
  EngagementKind,
  EngagementProfile,
  EngagementSubject,
  WireEngagement,
} from '#contract/engagement.ts';
import type { Enclosure } from '#contract/request-report.ts';
import { cleanText } from '../../steps/clean-text.ts';

type ProfileTexts = Partial<Record<Exclude<keyof EngagementProfile, 'skills' | 'education'>, string>>;

/** '' and absent mean the same: nothing is said. */
export interface EngagementFacts {
  provider: string;
  kind: EngagementKind;
  /** Milliseconds since 1970. */
  at: number;
  /** The provider's own word. */
  word?: string;
  human: WireEngagement['human'];
  reasons?: readonly string[];
  email?: string;
  phone?: string;
  userId?: string;
  social?: { network: string; id: string };
  profile?: ProfileTexts;
  target?: string;
  title?: string;
  text?: string;
  answers?: readonly { question: string; answer: string }[];
  /** Of an event that somebody registered for or attended: when it began, milliseconds since 1970. */
  startsAt?: number;
  conversation?: { id: string; isProvisional?: true; silenceMs?: number };
  enclosed?: readonly Enclosure[];
  campaign?: EngagementCampaign;
  /** What a repetition has as well, whatever else differs. */
  providerId?: string;
}

const profileLengths: Record<keyof ProfileTexts, number> = {
  name: 300,
  firstName: 150,
  lastName: 150,
  company: 300,
  jobTitle: 300,
  seniority: 100,
  department: 200,
  language: 35,
  website: 500,
  linkedin: 500,
  x: 500,
  facebook: 500,
  instagram: 500,
  github: 500,
  youtube: 500,
  tiktok: 500,
};
const answersMax = 100;
const enclosedMax = 20;
const tagLengthMax = 200;
const tags = ['source', 'medium', 'name', 'term', 'content', 'id'] as const;

export function makeEngagement(facts: EngagementFacts): WireEngagement {
  const { provider, kind, at, human, reasons = [], answers = [] } = facts;
  const engagement: WireEngagement = { type: 'engagement', provider, kind, at: Math.max(0, at), human };
  if (reasons.length > 0) engagement.reasons = reasons.slice(0, 20).map((reason) => reason.slice(0, 60));
  const subject = makeSubject(facts);
  if (subject !== undefined) engagement.subject = subject;
  const profile = makeProfile(facts.profile ?? {});
  if (profile !== undefined) engagement.profile = profile;
  const { conversation, startsAt, enclosed = [] } = facts;
  if (enclosed.length > 0) engagement.enclosed = enclosed.slice(0, enclosedMax);
  const campaign = makeCampaign(facts.campaign ?? {});
  if (campaign !== undefined) engagement.campaign = campaign;
  if (startsAt !== undefined) engagement.startsAt = Math.max(0, startsAt);
  if (conversation !== undefined && conversation.id !== '')
    engagement.conversation = { ...conversation, id: conversation.id.slice(0, 300) };
  const texts = { word: 100, target: 2_000, title: 300, providerId: 300 } as const;
  for (const name of ['word', 'target', 'title', 'providerId'] as const) {
    const text = cleanText(facts[name] ?? '', texts[name]);
    if (text !== '') engagement[name] = text;
  }
  const text = cut(facts.text, 10_000);
  if (text !== '') engagement.text = text;
  const answered = answers
    .filter(({ answer }) => answer !== '')
    .slice(0, answersMax)
    .map(({ question, answer }) => ({ question: cut(question, 1_000), answer: cut(answer, 10_000) }));
  if (answered.length > 0) engagement.answers = answered;
  return engagement;
}

function makeSubject({ email, phone, userId, social }: EngagementFacts): EngagementSubject | undefined {
  const subject: EngagementSubject = {};
  // A longer one is nobody's, and cut it would be somebody else's.
  if (email && email.length <= 320 && email.includes('@')) subject.email = email;
  if (phone && phone.length <= 40) subject.phone = phone;
  if (userId && userId.length <= 200) subject.userId = userId;
  if (social && social.id !== '' && social.id.length <= 200) subject.social = social;
  return Object.keys(subject).length > 0 ? subject : undefined;
}

function makeProfile(texts: ProfileTexts): EngagementProfile | undefined {
  const profile: EngagementProfile = {};
  for (const [name, length] of Object.entries(profileLengths) as [keyof ProfileTexts, number][]) {
    const text = cleanText(texts[name] ?? '', length).trim();
    if (text !== '') profile[name] = text;
  }
  return Object.keys(profile).length > 0 ? profile : undefined;
}

function makeCampaign(texts: EngagementCampaign): EngagementCampaign | undefined {
  const campaign: EngagementCampaign = {};
  for (const tag of tags) {
    const text = cleanText(texts[tag] ?? '', tagLengthMax).trim();
    if (text !== '') campaign[tag] = text;
  }
  return Object.keys(campaign).length > 0 ? campaign : undefined;
}

/** Keeps line breaks, which a message has. */
function cut(text: string | undefined, lengthMax: number): string {
  return (text ?? '').slice(0, lengthMax).replaceAll('\0', '').trim();
}
