// Counts how many organisations one data set names with each domain: a domain that many have is their provider's. What is kept
// is bounded, whatever the data set holds; a count that reached its bound means "at least".

import { registrableDomain } from '../domains/registrable-domain.ts';
import { normaliseName } from '../names/normalise-name.ts';

/** Domains with more than one organisation to how many; what is not in it has one or none. */
export type DomainUsers = ReadonlyMap<string, number>;

export const noDomainUsers: DomainUsers = new Map();

export interface DomainUserCounter {
  /** One record. Spellings of one name count once. */
  note(domain: string, organisation: string): void;
  finish(): DomainUsers;
}

/** About 150 bytes each; those of providers are all over a file and come early. */
const domainsMax = 400_000;
/** More organisations tell no more. */
const organisationsMax = 200;
/** In all domains together, about 80 bytes each. */
const namesMax = 1_000_000;

export function createDomainUserCounter(): DomainUserCounter {
  // Most domains have one organisation: its name alone is kept, and read only when a second one comes.
  const users = new Map<string, string | Set<string>>();
  let names = 0;
  return {
    note(text, organisation) {
      if (text === '' || organisation === '') return;
      const domain = registrableDomain(text);
      if (domain === '') return;
      const known = users.get(domain);
      if (known === undefined) {
        if (users.size < domainsMax) users.set(domain, organisation);
        return;
      }
      if (known === organisation) return;
      if (typeof known !== 'string' && (known.size >= organisationsMax || names >= namesMax)) return;
      const key = normaliseName(organisation).sortKey;
      const all = typeof known === 'string' ? new Set([normaliseName(known).sortKey]) : known;
      const before = all.size;
      all.add(key);
      names += all.size - before;
      // One organisation in two spellings is still one.
      if (all !== known && all.size > 1) users.set(domain, all);
    },
    finish() {
      const counted = new Map<string, number>();
      for (const [domain, all] of users) if (typeof all !== 'string') counted.set(domain, all.size);
      return counted;
    },
  };
}
