// What several English documents say in the same words.

import { browserStorage } from '#contract/browser-storage.ts';
import type { PrivacyFacts } from '#contract/privacy-report.ts';
import { storageWords } from './storage-words.ts';

const missing = '[not filled in yet]';

export function describeController({ controller }: PrivacyFacts): string[] {
  if (controller === null) return [`Controller: ${missing}. Contact: ${missing}.`];
  const { name, address, contact, officer } = controller;
  return [
    `Controller: ${name}, ${address}. Contact: ${contact}.`,
    ...(officer === '' ? [] : [`Data protection officer: ${officer}.`]),
  ];
}

export function listSites({ sites }: PrivacyFacts): string {
  if (sites.length === 0) return 'no site yet';
  return sites
    .map(({ name, hosts }) => (hosts.length > 0 ? `${name} (${hosts.join(', ')})` : name))
    .join('; ');
}

/** Those on which companies are named for visitors who were not asked. */
export function sitesWithoutConsent({ sites }: PrivacyFacts): string {
  return sites
    .filter(({ companyWithoutConsentAt }) => companyWithoutConsentAt !== null)
    .map(({ name }) => name)
    .join('; ');
}

export function describeForms({ sites }: PrivacyFacts): string[] {
  const forms = sites.flatMap(({ forms: names }) => names);
  if (forms.length === 0) return [];
  return [
    `If you agreed and send one of these forms, we keep what you wrote in the fields that we have named beforehand, or that are clearly an e-mail address, a name, a company or a telephone number: ${forms.join('; ')}. Of what you type nothing is taken before you send it; passwords, card numbers and hidden fields never are. If you agreed, begin one of them and leave the page without sending it, we learn that, and not what you had typed.`,
  ];
}

export function describeSources({ sources }: PrivacyFacts): string[] {
  const asked = sources.filter(({ asks, about }) => asks !== '' && about !== 'persons');
  const persons = sources.filter(({ about }) => about === 'persons');
  const isBuiltIn = ({ id }: { id: string }) => id.startsWith('list:built-in/');
  const local = sources.filter((one) => one.asks === '' && !isBuiltIn(one));
  const from = [
    'our own list of companies, and what visitors tell us themselves',
    ...(sources.some(isBuiltIn) ? ['lists of well-known networks that come with the software'] : []),
    ...(local.length > 0
      ? [`files on our own machines: ${local.map(({ id, source }) => nameSource(id, source)).join(', ')}`]
      : []),
  ].join('; ');
  return [
    `Where the knowledge about networks comes from: ${from}.`,
    asked.length === 0
      ? 'No address of a visitor is told to anybody else.'
      : `These are asked about an address, or about the network that it belongs to: ${asked.map(({ id, asks }) => `${id} (${asks})`).join('; ')}. They are recipients of that address.`,
    ...(persons.length > 0
      ? [
          `What is known of people who are confirmed is added to by these, who are told the person’s e-mail address and answer with such things as name, job title, company and telephone: ${persons.map(({ id, asks }) => `${id} (${asks})`).join('; ')}. They are recipients of that e-mail address and the source of what they answer, which is kept in the person’s profile under their name. Nobody is asked about who took the consent to be known back.`,
        ]
      : []),
  ];
}

const bases = {
  consent: 'consent, GDPR, article 6.1 a',
  contract: 'a contract, article 6.1 b',
  legitimate_interest: 'legitimate interest, article 6.1 f',
} as const;

/** Files about people that we brought in, as was stated of each. */
export function describeImports({ imports }: PrivacyFacts): string[] {
  if (imports.length === 0) return [];
  const each = imports.map(({ origin, basis }) => `${origin} (ground: ${bases[basis]})`);
  return [
    `We have also brought in files about what people did elsewhere, with the names and addresses that stand in them: ${[...new Set(each)].join('; ')}.`,
  ];
}

export function describeKept({ kept }: PrivacyFacts): string[] {
  return [
    `The full network address is kept encrypted for ${kept.addressHours} hours at most; afterwards only the network, never narrower than 256 addresses unless the network is an organisation's own.`,
    `What visitors did is deleted after ${kept.limitedDays} days where they were not asked or refused, and after ${kept.grantedMonths} months where they agreed. Who of us looked at what is kept for ${kept.auditMonths} months.`,
    `What is exchanged with other tools under a person’s name, such as the answers to a lead form, waits sealed for ${kept.outboxDays} days at the most; what such a tool deletes is deleted here too.`,
    `What is known of a person under their name is deleted ${kept.personMonths} months after the last contact, a request ${kept.requestMonths} months after it came, and that a short link was opened after ${kept.openingMonths} months.`,
    `An address on a list of ours for mailings is deleted ${kept.recipientMonths} months after the list had it last; that somebody wants no mail stays, so that it is kept to. An answer to a form that looks a robot’s is deleted after ${kept.suspectedDays} days.`,
  ];
}

export function describeBrowserStorage(): string[] {
  return browserStorage
    .filter(({ setBy }) => setBy === 'site')
    .map(({ name, purpose, needsConsent, days }) => {
      const when = needsConsent ? 'only once you have agreed' : 'without asking, since it holds your choice';
      const life = days === null ? 'until it is used up or you withdraw' : `${days} days`;
      return `${name}: ${storageWords[purpose]} Set ${when}; kept ${life}.`;
    });
}

function nameSource(id: string, source: string): string {
  return source === '' || source === id ? id : `${id} (${source})`;
}

/** Where people decide about their own data; nothing as long as no mail can be sent. */
export function describeOwnPage({ rightsUrl }: PrivacyFacts): string[] {
  if (rightsUrl === '') return [];
  return [
    `On ${rightsUrl} you can see what is kept of you, take consent back for each purpose, unsubscribe, object, and ask for erasure: you receive a link by e-mail.`,
  ];
}

/** Nothing while no mailbox is read. */
export function describeMailboxes({ mailboxes }: PrivacyFacts): string[] {
  if (mailboxes === 0) return [];
  return [
    'Mails that colleagues forward to a shared mailbox, or send with a copy to it, are read: who the customer is, subject, date, the text without quoted mails, and what stands in the signature (name, position, company, telephone, site). Attachments are not downloaded; which colleague wrote is not kept.',
  ];
}
