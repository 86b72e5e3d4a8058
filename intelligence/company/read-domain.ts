// Everything that is read from a domain alone, kept within bounds as names are: who registered it, whether it is mail for
// everybody, how well it fits a name.

import QuickLRU from 'quick-lru';
import { fitDomainToName } from './domains/fit-domain-to-name.ts';
import { registrableDomain } from './domains/registrable-domain.ts';
import { describeEmail } from './emails/describe-email.ts';
import type { EmailKind } from './emails/email-facts.ts';
import type { NameFacts } from './name-facts.ts';

export interface DomainReader {
  /** Registrable domain of a host or domain, '' when there is none. */
  registrable(text: string): string;
  /** Kind of the mailboxes under a registrable domain. */
  mailKind(domain: string): EmailKind;
  /** 0 to 1. */
  fit(domain: string, name: NameFacts): number;
  /** Whether the domain is under the country's own ending, or under one that is nobody's. */
  suitsCountry(domain: string, country: string): boolean;
}

/** Country endings that are used all over the world, and those that are not their country's code. */
const worldEndings = new Set([
  'io',
  'co',
  'ai',
  'me',
  'tv',
  'cc',
  'ly',
  'fm',
  'gg',
  'to',
  'app',
  'eu',
  'im',
  'sh',
]);
const codeOfEnding: Readonly<Record<string, string>> = { uk: 'GB', su: 'RU' };

export function createDomainReader(domainsMax: number): DomainReader {
  const domains = new QuickLRU<string, string>({ maxSize: domainsMax });
  const kinds = new QuickLRU<string, EmailKind>({ maxSize: domainsMax });
  const fits = new QuickLRU<string, number>({ maxSize: domainsMax });
  return {
    registrable: (text) => remember(domains, text, () => registrableDomain(text)),
    mailKind: (domain) => remember(kinds, domain, () => describeEmail(`anna.bianchi@${domain}`).kind),
    fit: (domain, { name }) => remember(fits, `${domain}\n${name.raw}`, () => fitDomainToName(domain, name)),
    suitsCountry(domain, country) {
      const ending = domain.slice(domain.lastIndexOf('.') + 1);
      if (country === '' || ending.length !== 2 || worldEndings.has(ending)) return true;
      return (codeOfEnding[ending] ?? ending.toUpperCase()) === country;
    },
  };
}

function remember<Value>(
  kept: { get(key: string): Value | undefined; set(key: string, value: Value): unknown },
  key: string,
  work: () => Value,
): Value {
  let value = kept.get(key);
  if (value === undefined) {
    value = work();
    kept.set(key, value);
  }
  return value;
}
