// Finds in the batches of one write who unsubscribed, complained or cannot be reached, as the mailing tools that are connected
// told: nobody may be written to again whichever tool the next mailing is sent with, until the same tool says that they may.

import { engagementSchema, type WireEngagement } from '#contract/engagement.ts';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { readEmailKey } from '#intelligence/identity/identity-key.ts';
import type { MailRefusal } from '#stores/records/links/refuse-mail.ts';

/**
 * Only what was read of a delivery to a connection says so: a list from a file and a browser do not. All of them sign or know a secret
 * address; of Mailchimp the address alone, so whoever has it speaks for any of its recipients.
 */
const mailingTools: ReadonlySet<string> = new Set(
  ['sendgrid', 'mailgun', 'postmark', 'ses', 'mailchimp', 'brevo'].map((name) => `provider:${name}`),
);
const tellingKinds: ReadonlySet<string> = new Set([
  ...['email_unsubscribe', 'email_complaint', 'email_bounce', 'email_subscribe'],
]);
/** Words of tools that say that an address takes no mail for good; of others a code among the reasons says so. */
const hardWords: ReadonlySet<string> = new Set([
  ...['brevo hard_bounce', 'brevo invalid_email', 'mailgun failed', 'mailchimp cleaned'],
]);

export interface ToldRefusals {
  readonly refusals: readonly MailRefusal[];
  /** Whom the same tool writes to again. */
  readonly lifted: readonly Omit<MailRefusal, 'kind'>[];
}

/**
 * One for each address of a site and tool: what was told last. `isErased`: by the person's key; whoever was erased is not written down
 * again.
 */
export function collectMailRefusals(
  batches: readonly QueuedBatch[],
  isErased: (key: string) => boolean,
): ToldRefusals {
  const found = new Map<string, Omit<MailRefusal, 'kind'> & { kind: MailRefusal['kind'] | 'lifted' }>();
  for (const { requests } of batches)
    for (const { channel, consent, siteId, events } of requests) {
      if (channel !== 'provider' || !mailingTools.has(consent.version ?? '')) continue;
      for (const { raw } of events) {
        const told = readTold(raw);
        if (told !== undefined && mayBeKept(told.email, isErased))
          found.set(`${siteId} ${told.tool} ${told.email}`, { siteId, ...told });
      }
    }
  const last = [...found.values()];
  return {
    refusals: byAddress(last.flatMap(({ kind, ...one }) => (kind === 'lifted' ? [] : [{ ...one, kind }]))),
    lifted: last.filter(({ kind }) => kind === 'lifted'),
  };
}

/** Of several tools the last; no row can be written twice by one statement. */
function byAddress(refusals: readonly MailRefusal[]): MailRefusal[] {
  return [...new Map(refusals.map((one) => [`${one.siteId} ${one.email}`, one])).values()];
}

/** Also of an address that names nobody in particular: it may stand in a list all the same. */
function mayBeKept(email: string, isErased: (key: string) => boolean): boolean {
  const read = readEmailKey(email);
  return 'key' in read ? !isErased(read.key) : read.refused !== 'empty' && read.refused !== 'no_email';
}

/** The address in small letters, as lists of recipients have it. */
function readTold(
  raw: unknown,
): { email: string; tool: string; kind: MailRefusal['kind'] | 'lifted' } | undefined {
  // Most are openings, which need no look at all of what they say.
  const name: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'kind') : undefined;
  if (!tellingKinds.has(String(name))) return undefined;
  const read = engagementSchema.safeParse(raw);
  const kind = read.success ? kindOf(read.data) : undefined;
  const email = read.success ? read.data.subject?.email?.trim().toLowerCase() : undefined;
  if (!read.success || kind === undefined || email === undefined) return undefined;
  return { email, tool: read.data.provider, kind };
}

function kindOf({
  kind,
  provider,
  word = '',
  reasons = [],
}: WireEngagement): MailRefusal['kind'] | 'lifted' | undefined {
  if (kind === 'email_subscribe') return 'lifted';
  if (kind === 'email_unsubscribe') return 'unsubscribed';
  if (kind === 'email_complaint') return 'complained';
  const isHard = reasons.includes('hard_bounce') || hardWords.has(`${provider} ${word}`);
  return kind === 'email_bounce' && isHard ? 'bounced' : undefined;
}
