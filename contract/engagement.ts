// What a person did elsewhere, as a provider's adapter says it: an e-mail opened, a comment on a page, a lead form sent. It
// travels the way of every event. Only our own adapters make it: no browser and no site's backend may send one.

import { z } from 'zod';
import { enclosures } from './request-report.ts';

/** What happened, in one word for all providers. `other`: kept and shown, with the provider's own word as its name. */
export const engagementKinds = [
  'email_delivered',
  'email_open',
  'email_click',
  'email_bounce',
  'email_complaint',
  'email_subscribe',
  'email_unsubscribe',
  'email_reply',
  'email_sent',
  'form_answer',
  'lead_form',
  'meeting_booked',
  'meeting_cancelled',
  'event_registered',
  'event_attended',
  'event_cancelled',
  'comment',
  'reaction',
  'share',
  'mention',
  'follow',
  'review',
  'message',
  'post_published',
  'record_changed',
  'other',
] as const;

export type EngagementKind = (typeof engagementKinds)[number];

/** Whether a person did it: `machine` is proven by a flag or a rule, `unsure` is what scanners do as well, such as an open. */
const humanSigns = ['human', 'unsure', 'machine'] as const;

export type HumanSign = (typeof humanSigns)[number];

/** Among the reasons of a mail: it does not come from the server of whoever it names as its sender. Nobody is known by it. */
export const senderUnproven = 'sender_unproven';

/** Where somebody came from, as the form or the advertisement that they came by says it: what tags of a page's address say. */
const campaignTag = z.string().max(200).exactOptional();
const campaign = z.object({
  source: campaignTag,
  medium: campaignTag,
  name: campaignTag,
  term: campaignTag,
  content: campaignTag,
  id: campaignTag,
});

/** Under which names the provider knows whoever did it, as it wrote them; none of them is checked here. */
const subject = z.object({
  email: z.string().max(320).exactOptional(),
  phone: z.string().max(40).exactOptional(),
  /** The id that a site gave its own user. */
  userId: z.string().max(200).exactOptional(),
  social: z.object({ network: z.string().max(40), id: z.string().max(200) }).exactOptional(),
});

/** What the provider says about the person. Claims: they fill no value that somebody confirmed. */
const profile = z.object({
  name: z.string().max(300).exactOptional(),
  firstName: z.string().max(150).exactOptional(),
  lastName: z.string().max(150).exactOptional(),
  company: z.string().max(300).exactOptional(),
  jobTitle: z.string().max(300).exactOptional(),
  seniority: z.string().max(100).exactOptional(),
  department: z.string().max(200).exactOptional(),
  skills: z.array(z.string().max(100)).max(100).exactOptional(),
  education: z.array(z.string().max(300)).max(20).exactOptional(),
  language: z.string().max(35).exactOptional(),
  website: z.string().max(500).exactOptional(),
  // Handles or addresses of pages.
  linkedin: z.string().max(500).exactOptional(),
  x: z.string().max(500).exactOptional(),
  facebook: z.string().max(500).exactOptional(),
  instagram: z.string().max(500).exactOptional(),
  github: z.string().max(500).exactOptional(),
  youtube: z.string().max(500).exactOptional(),
  tiktok: z.string().max(500).exactOptional(),
});

/** What was read from the signature of a mail: weaker than what somebody says by themselves. */
const signature = z.object({
  name: z.string().max(150).exactOptional(),
  jobTitle: z.string().max(300).exactOptional(),
  department: z.string().max(200).exactOptional(),
  company: z.string().max(300).exactOptional(),
  website: z.string().max(500).exactOptional(),
  linkedin: z.string().max(300).exactOptional(),
  phones: z.array(z.string().max(40)).max(5).exactOptional(),
});

export const engagementSchema = z.object({
  id: z.uuid().exactOptional(),
  /** When it happened, milliseconds since 1970. */
  at: z.number().min(0),
  page: z
    .object({
      url: z.string(),
      title: z.string().exactOptional(),
      referrer: z.string().exactOptional(),
    })
    .exactOptional(),
  type: z.literal('engagement'),
  /** Such as `sendgrid`. */
  provider: z.string().min(1).max(40),
  kind: z.enum(engagementKinds),
  /** The provider's own word, such as `unique_opened`. */
  word: z.string().max(100).exactOptional(),
  human: z.enum(humanSigns),
  /** Why it is thought a person's or a machine's: codes such as `machine_open`, `head_request`. */
  reasons: z.array(z.string().max(60)).max(20).exactOptional(),
  subject: subject.exactOptional(),
  profile: profile.exactOptional(),
  signature: signature.exactOptional(),
  /** What it was done to: address of a link or post, id of a form or message. */
  target: z.string().max(2_000).exactOptional(),
  /** Name of the campaign, mailing, form or post. */
  title: z.string().max(300).exactOptional(),
  /** Of an event that somebody registered for or attended: when it began, milliseconds since 1970. */
  startsAt: z.number().min(0).exactOptional(),
  /** What somebody wrote, in their words. Untrusted. */
  text: z.string().max(10_000).exactOptional(),
  /** Each kind as often as there was one. */
  enclosed: z.array(z.enum(enclosures)).max(20).exactOptional(),
  campaign: campaign.exactOptional(),
  /** Questions and answers of a form, in its order. */
  answers: z
    .array(z.object({ question: z.string().max(1_000), answer: z.string().max(10_000) }))
    .max(100)
    .exactOptional(),
  /**
   * Of a message: what it belongs to, by the tool's own name. All messages of one conversation are one request. A provisional
   * one stands until the transcript comes. `silenceMs`: a chat that the tool never ends; after so many milliseconds without a word
   * the next conversation begins.
   */
  conversation: z
    .object({
      id: z.string().min(1).max(300),
      isProvisional: z.literal(true).exactOptional(),
      silenceMs: z.number().int().min(1).exactOptional(),
    })
    .exactOptional(),
  /** The provider's id of this happening, in whose scope a repetition is the same. */
  providerId: z.string().max(300).exactOptional(),
});

export type WireEngagement = z.infer<typeof engagementSchema>;
export type EngagementSubject = z.infer<typeof subject>;
export type EngagementProfile = z.infer<typeof profile>;
export type EngagementCampaign = z.infer<typeof campaign>;
