// What visitors say of themselves: a confirmed mailbox, one typed into a form, a signed link. Many use a free mailbox, a
// few type somebody else's, and some sit in another firm's office.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { bareLetters } from '../names/fold-letters.ts';
import { claims } from '../noise.ts';
import { pickOne } from '../random-choice.ts';
import type { Company } from '../world.ts';
import type { ClaimKind, Visit } from './visit.ts';

const certified = ['pec.it', 'legalmail.it', 'arubapec.it', 'pec.aruba.it'];
const disposable = ['mailinator.com', 'guerrillamail.com', '10minutemail.com', 'yopmail.com'];
const roles = ['info', 'office', 'sales', 'contact', 'einkauf', 'acquisti'];

export interface Claimed {
  readonly claim: NonNullable<Visit['claim']>;
  /** Whether the mailbox is the employer's own. */
  readonly tells: boolean;
}

/** Undefined when the visitor says nothing, as nearly all do. */
export function drawClaimKind(random: SeededRandom, isOffice: boolean): ClaimKind | undefined {
  const drawn = random.next();
  const verified = isOffice ? claims.officeVerified : claims.homeVerified;
  const form = isOffice ? claims.officeForm : claims.homeForm;
  const link = isOffice ? claims.officeLink : claims.homeLink;
  if (drawn < verified) return 'verified_email';
  if (drawn < verified + form) return 'form_email';
  return drawn < verified + form + link ? 'link_token' : undefined;
}

/** `others` are there for the form addresses that are somebody else's. */
export function makeClaim(
  random: SeededRandom,
  kind: ClaimKind,
  employer: Company,
  others: readonly Company[],
): Claimed {
  const { given, surnames } = employer.land.language;
  const person = `${bareLetters(pickOne(random, given))}.${bareLetters(pickOne(random, surnames))}`;
  const name = random.chance(0.15) ? pickOne(random, roles) : person;
  if (kind === 'form_email' && random.chance(claims.formIsFalse)) {
    const other = pickOne(random, others);
    if (other.domain !== '') return { claim: { kind, email: `${name}@${other.domain}` }, tells: false };
  }
  // A signed link went to the mailbox that the firm's own people know.
  if (employer.domain === '' || (kind !== 'link_token' && random.chance(claims.notAFirmsMailbox))) {
    return { claim: { kind, email: `${person}@${foreignMailbox(random, employer)}` }, tells: false };
  }
  const domains = [employer.domain, employer.domain, ...employer.moreDomains];
  return { claim: { kind, email: `${name}@${pickOne(random, domains)}` }, tells: true };
}

function foreignMailbox(random: SeededRandom, { land }: Company): string {
  const drawn = random.next();
  if (drawn < 0.06) return pickOne(random, disposable);
  if (drawn < 0.16 && land.country.code === 'IT') return pickOne(random, certified);
  return pickOne(random, land.country.freeMail);
}
