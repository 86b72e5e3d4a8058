// What an event of a provider says about who it was: under which names they are known there, and what is told of them.

import {
  type EngagementKind,
  engagementSchema,
  type HumanSign,
  type WireEngagement,
} from '#contract/engagement.ts';
import type { PersonField, SaidWord } from '#contract/said.ts';
import { readFieldName, readTraits, type TraitsRead } from '#intelligence/identity/read-traits.ts';

/** What one event tells, before its names are looked at. */
export interface Told {
  readonly email: string;
  readonly phone: string;
  readonly userId: string;
  readonly social: { readonly network: string; readonly id: string } | undefined;
  readonly values: TraitsRead['values'];
  /** What stands in the signature of a mail, its telephones with it. */
  readonly signature?: TraitsRead['values'];
  readonly source: string;
  readonly how: SaidWord['how'];
  readonly isProof: boolean;
  /** A person did it, and is met by it. */
  readonly isDeed: boolean;
}

/**
 * What no scanner, no proxy and no clerk does in somebody's place. Opens, clicks and unsubscribing are left out: programs that
 * look through mail do all three.
 */
const deeds: ReadonlySet<EngagementKind> = new Set([
  ...(['email_subscribe', 'email_reply', 'form_answer', 'lead_form', 'meeting_booked'] as const),
  ...(['comment', 'reaction', 'share', 'mention', 'follow', 'review', 'message'] as const),
]);

/** What came with a file is told apart from what the tool itself has told, so that it can be taken back. */
const ofImport = /^import:\d+$/;

/** Undefined when it names nobody. `raw`: the event as it was queued; `version`: of the consent under which it came. */
export function readEngagement(raw: Readonly<Record<string, unknown>>, version: string): Told | undefined {
  const read = engagementSchema.safeParse(raw);
  if (!read.success || read.data.subject === undefined) return undefined;
  const { provider, subject, profile = {}, signature, kind, human } = read.data;
  return {
    ...{ email: '', phone: '', userId: '', social: undefined },
    ...subject,
    ...{ values: readTraits(profile, readProfileName).values, how: 'form', isProof: false },
    source: ofImport.test(version) ? version : provider,
    isDeed: isDeed(kind, human),
    ...(signature !== undefined && { signature: readSignature(signature) }),
  };
}

function readSignature({
  phones = [],
  ...rest
}: NonNullable<WireEngagement['signature']>): TraitsRead['values'] {
  const { values } = readTraits(rest);
  return [...values, ...phones.map((value) => ({ field: 'phone' as const, value }))];
}

/** A provider's profile has its own names, which are no names of fields of some form. */
function readProfileName(name: string): PersonField | undefined {
  return name === 'x' ? 'x' : readFieldName(name);
}

function isDeed(kind: EngagementKind, human: HumanSign): boolean {
  return human === 'human' || (human === 'unsure' && deeds.has(kind));
}
