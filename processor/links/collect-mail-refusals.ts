// Finds in the batches of one write who unsubscribed, complained or cannot be reached, as the mailing tools that are connected
// told: nobody may be written to again whichever tool the next mailing is sent with.

import { engagementSchema, type WireEngagement } from '#contract/engagement.ts';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { readEmailKey } from '#intelligence/identity/identity-key.ts';
import type { MailRefusal } from '#stores/records/links/refuse-mail.ts';

/** Only what was read of a delivery that its provider signed says so: a list from a file and a browser do not. */
const mailingTools: ReadonlySet<string> = new Set(
  ['sendgrid', 'mailgun', 'postmark', 'ses', 'mailchimp', 'brevo'].map((name) => `provider:${name}`),
);
const refusingKinds: ReadonlySet<string> = new Set(['email_unsubscribe', 'email_complaint', 'email_bounce']);
/** Words of tools that say that an address takes no mail for good; of others a code among the reasons says so. */
const hardWords: ReadonlySet<string> = new Set([
  ...['brevo hard_bounce', 'brevo invalid_email', 'mailgun failed', 'mailchimp cleaned'],
]);

/** One for each address of a site. `isErased`: by the person's key; whoever was erased is not written down again. */
export function collectMailRefusals(
  batches: readonly QueuedBatch[],
  isErased: (key: string) => boolean,
): MailRefusal[] {
  const found = new Map<string, MailRefusal>();
  for (const { requests } of batches)
    for (const { channel, consent, siteId, events } of requests) {
      if (channel !== 'provider' || !mailingTools.has(consent.version ?? '')) continue;
      for (const { raw } of events) {
        const email = readRefused(raw);
        if (email !== undefined && mayBeKept(email, isErased))
          found.set(`${siteId} ${email}`, { siteId, email });
      }
    }
  return [...found.values()];
}

/** Also of an address that names nobody in particular: it may stand in a list all the same. */
function mayBeKept(email: string, isErased: (key: string) => boolean): boolean {
  const read = readEmailKey(email);
  return 'key' in read ? !isErased(read.key) : read.refused !== 'empty' && read.refused !== 'no_email';
}

/** In small letters, as lists of recipients have it. */
function readRefused(raw: unknown): string | undefined {
  // Most are openings, which need no look at all of what they say.
  const kind: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'kind') : undefined;
  if (!refusingKinds.has(String(kind))) return undefined;
  const read = engagementSchema.safeParse(raw);
  if (!read.success || !refuses(read.data)) return undefined;
  return read.data.subject?.email?.trim().toLowerCase();
}

function refuses({ kind, provider, word = '', reasons = [] }: WireEngagement): boolean {
  if (kind === 'email_unsubscribe' || kind === 'email_complaint') return true;
  return kind === 'email_bounce' && (reasons.includes('hard_bounce') || hardWords.has(`${provider} ${word}`));
}
