// What one event says of the visitor's own company: the domain of a work e-mail in a form or an `identify`. Only where the
// visitor agreed to be known as a person and as a company; the e-mail itself goes no further.

import { purposeBits, type ReceivedEvent, type VisitorClaim } from '#contract/event-stages.ts';
import type { Site } from '#contract/site.ts';
import { describeEmail } from '#intelligence/company/emails/describe-email.ts';
import { readObject } from '../write/read-raw.ts';

/** What a visitor's own word may be used for: to be known as a person and as a company. */
export const claimPurposes = purposeBits.company | purposeBits.person;
/** Close enough to tell which field holds one; what it is, `describeEmail` says. */
const email = /^[^\s@]{1,64}@[^\s@]{3,190}$/;

type ClaimEvent = Pick<
  ReceivedEvent,
  'type' | 'channel' | 'consent' | 'purposes' | 'name' | 'properties' | 'visitor'
>;

/** Null when the event says nothing of a company; free, disposable and the like are no company's. */
export function readClaim(event: ClaimEvent, site: Site | undefined): VisitorClaim | null {
  if (event.type !== 'form_submit' && event.type !== 'identify') return null;
  if (
    event.consent !== 'granted' ||
    (event.purposes & claimPurposes) !== claimPurposes ||
    event.visitor === ''
  )
    return null;
  const address = event.type === 'identify' ? findInTraits(event) : findInForm(event, site);
  if (address === undefined) return null;
  const { kind, domain } = describeEmail(address);
  if (kind !== 'work' && kind !== 'role') return null;
  // A backend that passes a form on has confirmed nothing; one that identifies its user knows whom it speaks of.
  const isKnown = event.channel === 'server' && event.type === 'identify';
  return { kind: isKnown ? 'verified_email' : 'form_email', domain };
}

function findInTraits({ name, properties }: ClaimEvent): string | undefined {
  const traits = readObject(readObject(parse(properties))['traits']);
  const said = [traits['email'], traits['e-mail'], traits['mail'], name];
  return said.find((value): value is string => typeof value === 'string' && email.test(value.trim()))?.trim();
}

/** The field that the site maps to the e-mail, else the only one that holds one. */
function findInForm({ name, properties }: ClaimEvent, site: Site | undefined): string | undefined {
  const values = Object.entries(readObject(readObject(parse(properties))['values'])).flatMap(
    ([field, value]) =>
      typeof value === 'string' && email.test(value.trim()) ? [{ field, value: value.trim() }] : [],
  );
  const mapping = site?.forms.find((form) => form.key === name)?.mapping ?? {};
  const mapped = values.find(({ field }) => mapping[field] === 'email');
  if (mapped !== undefined) return mapped.value;
  // Of two the second may be a friend's.
  return values.length === 1 ? values[0]?.value : undefined;
}

function parse(text: string): unknown {
  return text === '' ? {} : JSON.parse(text);
}
