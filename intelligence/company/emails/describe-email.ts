// Says what kind of mailbox an e-mail address is, and under which domain. Only `work` and `role` speak of a company.

import type { EmailFacts, EmailKind } from './email-facts.ts';
import { findPublicBody } from './find-public-body.ts';
import { certifiedMailDomains, certifiedMailLabels } from './lists/certified-mail-domains.ts';
import { disposableMailDomains } from './lists/disposable-mail-domains.ts';
import { freeMailDomains } from './lists/free-mail-domains.ts';
import { longFreeMailDomains } from './lists/long-free-mail-domains.ts';
import { providerMailDomains } from './lists/provider-mail-domains.ts';
import { aloneRoleNames, roleNames } from './lists/role-names.ts';
import { splitAddress } from './split-address.ts';

interface KindList {
  kind: EmailKind;
  domains: ReadonlySet<string>;
  says: string;
}

/** The first that has the host or a domain above it decides. */
const lists: readonly KindList[] = [
  { kind: 'certified', domains: certifiedMailDomains, says: 'carries certified mail for everybody' },
  {
    kind: 'internet_provider',
    domains: providerMailDomains,
    says: 'is what an access provider gives its customers',
  },
  { kind: 'free', domains: freeMailDomains, says: 'is free mail that anybody can open' },
  { kind: 'disposable', domains: disposableMailDomains, says: 'is mail to be thrown away' },
  { kind: 'free', domains: longFreeMailDomains, says: 'is free mail that anybody can open' },
];

/** Throws nothing. A domain of a list counts with all that is under it. */
export function describeEmail(address: string): EmailFacts {
  const parts = splitAddress(address);
  if ('fault' in parts) return { domain: '', kind: 'invalid', isRole: false, reasons: [parts.fault] };
  const { name, host, domain } = parts;
  const isRole = isRoleName(name);
  const role = isRole ? [`"${name}" is a mailbox of a role, not of a person.`] : [];
  const listed = findInLists(host, domain);
  if (listed !== undefined) return { domain, kind: listed.kind, isRole, reasons: [listed.reason, ...role] };
  const body = findPublicBody(domain);
  const reasons = [
    ...role,
    body === '' ? `${domain} is on no list of mail for everybody.` : `${domain} is ${body}.`,
  ];
  return { domain, kind: isRole ? 'role' : 'work', isRole, reasons };
}

function findInLists(host: string, domain: string): { kind: EmailKind; reason: string } | undefined {
  const names = namesAbove(host, domain);
  for (const { kind, domains, says } of lists) {
    const entry = names.find((name) => domains.has(name));
    if (entry !== undefined) return { kind, reason: `${entry} ${says}.` };
  }
  const label = host
    .slice(0, -domain.length)
    .split('.')
    .find((part) => certifiedMailLabels.has(part));
  if (label === undefined) return undefined;
  return { kind: 'certified', reason: `"${label}" in front of ${domain} is its certified mail.` };
}

/** The host and every name above it down to the registrable domain. */
function namesAbove(host: string, domain: string): readonly string[] {
  const names = [host];
  for (let name = host; name !== domain && name.includes('.'); ) {
    name = name.slice(name.indexOf('.') + 1);
    names.push(name);
  }
  return names;
}

/** "info", "info.milano", "sales-it" and "sales2" are roles; "info" inside a word is none. */
function isRoleName(name: string): boolean {
  if (roleNames.has(name)) return true;
  const [first = ''] = name.split(/[._-]/);
  const bare = first.replace(/\d+$/, '');
  return roleNames.has(bare) && !aloneRoleNames.has(bare);
}
