// Which record of a CRM is one of ours: by our own id in it, by what was linked before, by VAT number, by a domain that one record alone
// has and that is not everybody's mail, by an e-mail address. Never by a name: what is not certain is a human's to say.

import { describeEmail } from '../company/emails/describe-email.ts';
import { readFirmDomain } from './read-company-record.ts';

const matchKeys = ['own_id', 'link', 'vat', 'domain', 'email'] as const;
type MatchBy = (typeof matchKeys)[number];

export interface MatchKey {
  readonly by: MatchBy;
  readonly value: string;
}

/** What may tell a record of ours. */
export interface MatchFacts {
  readonly kind: 'company' | 'person';
  /** Our ids as they may stand in their record, such as `fiuto_c_42`. */
  readonly ownIds: readonly string[];
  /** Their id, where the two were linked before. */
  readonly linkedId?: string | undefined;
  readonly vatNumber?: string | undefined;
  readonly domains?: readonly string[];
  readonly emails?: readonly string[];
}

/** In the order in which they decide; each is asked for only when those before it found nothing. */
export function listMatchKeys(facts: MatchFacts): MatchKey[] {
  const keys: MatchKey[] = [];
  if (facts.linkedId) keys.push({ by: 'link', value: facts.linkedId });
  for (const value of facts.ownIds) keys.push({ by: 'own_id', value });
  if (facts.kind === 'company') {
    if (facts.vatNumber) keys.push({ by: 'vat', value: facts.vatNumber });
    const domains = new Set((facts.domains ?? []).map(readFirmDomain));
    for (const value of domains) if (value !== '') keys.push({ by: 'domain', value });
  } else {
    for (const email of facts.emails ?? []) {
      // A mailbox that several people read is nobody's.
      const { kind, isRole } = describeEmail(email);
      if (kind !== 'invalid' && kind !== 'disposable' && !isRole)
        keys.push({ by: 'email', value: email.trim().toLowerCase() });
    }
  }
  return keys;
}

export interface FoundRecord {
  readonly id: string;
  /** Our id in it; '' when it bears none. */
  readonly ownId: string;
}

export type MatchResult =
  | { readonly outcome: 'found'; readonly id: string; readonly by: MatchBy }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'ambiguous'; readonly by: MatchBy; readonly ids: readonly string[] };

/** `found`: what one key brought. `ownIds`: ours and those of what was merged into it. `takenIds`: theirs that are linked to others of ours. Undefined: this key says nothing, and the next one is to be asked. */
export function judgeFound(
  { by }: MatchKey,
  found: readonly FoundRecord[],
  { ownIds, takenIds }: { readonly ownIds: ReadonlySet<string>; readonly takenIds: ReadonlySet<string> },
): Exclude<MatchResult, { outcome: 'none' }> | undefined {
  const distinct = [...new Map(found.map((record) => [record.id, record])).values()];
  // What bears another of our ids, or is linked to another of ours, is that one's.
  const free = distinct.filter(
    (record) =>
      by === 'link' || ((record.ownId === '' || ownIds.has(record.ownId)) && !takenIds.has(record.id)),
  );
  const [first] = free;
  if (first !== undefined && free.length === 1) return { outcome: 'found', id: first.id, by };
  const ids = (free.length > 0 ? free : distinct).map(({ id }) => id).sort();
  // Several, or one that another of ours has already: two of ours may be one of theirs.
  return ids.length === 0 ? undefined : { outcome: 'ambiguous', by, ids };
}

/** Both are known, and they are two; with or without the country's letters in front. */
export function isOtherVat(ours: string, theirs: string): boolean {
  const [one, other] = [ours, theirs].map((text) => text.toUpperCase().replace(/[^A-Z0-9]/g, ''));
  if (!one || !other) return false;
  return !one.endsWith(other) && !other.endsWith(one);
}
