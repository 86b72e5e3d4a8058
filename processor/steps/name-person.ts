// Says who it was, where an event names somebody: a keyed hash on the event itself, so that all of a person's are found without
// a look-up, and what was said for the records. Nothing of somebody who was erased, or took consent back, goes on.

import { senderUnproven } from '#contract/engagement.ts';
import type { MatchedEvent, NamedEvent } from '#contract/event-stages.ts';
import type { Said } from '#contract/said.ts';
import type { WithdrawnKeys } from '#stores/records/rights/withdrawn-keys.ts';
import { readSaid } from '../person/read-said.ts';
import type { Step } from '../pipeline-step.ts';
import { readObject } from '../write/read-raw.ts';
import { addFields } from './add-fields.ts';
import type { SiteLookup } from './site-lookup.ts';

export interface NamePersonParts {
  sites: SiteLookup;
  /** UInt64 as decimal text. */
  nameSubject(key: string): string;
  /** Whether an administrator has erased whoever has this key. */
  isErased(key: string): boolean;
  /** Whether they took the consent for a purpose back since it was given. */
  isWithdrawn: WithdrawnKeys['isWithdrawn'];
  /** Whether a provider has taken back what the event tells; nothing is when absent. */
  isGone?(siteId: number, eventId: string): boolean;
}

export function createNamePerson(parts: NamePersonParts): Step<MatchedEvent, NamedEvent> {
  return function namePerson(event) {
    const found = readSaid(event, parts.sites.byId(event.siteId));
    const isGone = parts.isGone?.(event.siteId, event.id) === true;
    if (found === undefined && !isGone) return addFields(event, { subject: '0', said: null });
    const { said, subject } = found ?? { said: nothing, subject: undefined };
    const told = [...said.contacts, ...said.words, ...said.values].map(({ key }) => key);
    const keys = subject === undefined ? told : [subject, ...told];
    const isErased = isGone || keys.some(parts.isErased);
    const reason = isErased ? 'erased' : takesBack(event, keys, parts) ? 'withdrawn' : '';
    if (reason !== '') {
      const { siteId, batch, timeMs: atMs } = event;
      const refusal = { siteId, batch, atMs, kind: 'person', reason, sample: '' };
      const left = { ...said, words: [], proofs: [], values: [], contacts: [], refusals: [refusal] };
      const keepsRequest = reason === 'withdrawn' && asksAnew(event, keys, parts);
      // A form's own name says nothing of who sent it; an id or a profile does.
      const name = event.type === 'form_submit' ? event.name : '';
      return addFields(event, {
        name,
        target: '',
        properties: '',
        subject: '0',
        said: { ...left, keepsRequest },
      });
    }
    // Sales answers them all the same; nobody is known by what somebody else may have written.
    if (isUnproven(event)) return addFields(event, { subject: '0', said: nothing });
    return addFields(event, { subject: subject === undefined ? '0' : parts.nameSubject(subject), said });
  };
}

function isUnproven({ type, raw }: MatchedEvent): boolean {
  const reasons: unknown = type === 'engagement' ? readObject(raw)['reasons'] : undefined;
  return Array.isArray(reasons) && reasons.includes(senderUnproven);
}

const nothing: Said = { words: [], proofs: [], values: [], contacts: [], refusals: [] };

/**
 * Mails, chats, leads and imports carry no choice of their own. Whoever writes after they took consent back wants an answer, and
 * is not known as a person for it; what they wrote before stays away.
 */
function asksAnew(
  { consentAtMs, timeMs, type }: MatchedEvent,
  keys: readonly string[],
  { isWithdrawn }: Pick<NamePersonParts, 'isWithdrawn'>,
): boolean {
  const isTold = type === 'engagement' && consentAtMs === 0;
  return isTold && !keys.some((key) => isWithdrawn(key, 'person', timeMs));
}

/** To be known as a person; for what they did with a mail also to be tracked in mails. */
function takesBack(
  { consentAtMs, type, raw }: MatchedEvent,
  keys: readonly string[],
  { isWithdrawn }: Pick<NamePersonParts, 'isWithdrawn'>,
): boolean {
  const kind = type === 'engagement' ? readObject(raw)['kind'] : undefined;
  const isTracking = kind === 'email_open' || kind === 'email_click';
  return keys.some(
    (key) =>
      isWithdrawn(key, 'person', consentAtMs) ||
      (isTracking && isWithdrawn(key, 'email_tracking', consentAtMs)),
  );
}
