// What is kept of people in the records, in English: one sentence for each kind, with how long.

import type { DataKind } from '#contract/data-kinds.ts';
import type { PrivacyFacts } from '#contract/privacy-report.ts';

export const dataWords: Readonly<Record<DataKind, (kept: PrivacyFacts['kept']) => string>> = {
  identity: ({ personMonths }) =>
    `Who people are: names, addresses and numbers by which they are known, what was said of them and by whom, employers, pages on social networks, whether they may be called or written to and how colleagues know it, and which browsers are theirs. Kept ${personMonths} months after the last contact.`,
  requests: ({ requestMonths, suspectedDays }) =>
    `Requests: what was asked in forms, messages and mails, who they said to be, the text that they agreed to, and that they confirmed. Kept ${requestMonths} months; what looks a robot’s, ${suspectedDays} days.`,
  leads: ({ personMonths }) =>
    `Leads: notes, calls, meetings, agreements, tasks and files that colleagues write down, with whom they are about, as long as the company is kept; what somebody’s deeds add to the score of their company, as long as the events; what colleagues were told about as new, ${personMonths} months.`,
  mailings: ({ recipientMonths }) =>
    `Recipients of mailings: name and address, ${recipientMonths} months after the list had them last; who wants no mail or no tracking, until they ask for erasure.`,
  links: ({ openingMonths }) =>
    `Links and their use: that one was opened, and that a page was seen after it, by network; under a name only where the recipient agreed. Kept ${openingMonths} months.`,
  mailboxes: () =>
    'Shared mailboxes: that a mail was read and what became of it, as keyed hashes, 24 months. What it says is kept as a request.',
  exchange: ({ outboxDays }) =>
    `Exchange with other tools: what they deliver, sealed, 72 hours to 30 days; what waits to be fetched from them or told to them, sealed, ${outboxDays} days at the most; lists that a user takes out as a file, one day.`,
  orders: () =>
    'Orders, invoices and deals of companies: whatever address or number of somebody was written into a product, a number, a name or a reason, in their history and in the lists that they came in with. Kept as long as the company; an erasure takes it out.',
  crms: () =>
    'Connections to CRMs: which record there is whose, until one of them is erased; what was written there, sealed, 24 months, and of a person no longer than the person is kept. Only people who proved who they are go to a CRM; an erasure names the records that must be deleted there, and what Fiuto had made of people who are gone for age is listed.',
  deletions: () =>
    'Deletions that other tools report: keyed hashes of what they told of, so that it is found when they delete it, and that it is gone, so that it does not come back. Kept 400 days.',
  imports: () =>
    'Imported files and chats: rows of names and deeds until they are brought in, a preview for 7 days; that a row was brought in, as a keyed hash, 24 months.',
  rights: () =>
    'What people ask about their own data: the link, 30 minutes; the address that asked, until the answer, sealed for three days more where an erasure is to be confirmed by mail; the answer under a keyed hash, three years. What was taken back, under a keyed hash, for good, as proof; browsers of whoever took it back, as keyed hashes, 13 months.',
  erasures: () =>
    'Erasures: keyed hashes of erased names, for good, so that they do not come back; whom one is about, sealed, while it is under way; that there was one, 24 months.',
  colleagues: ({ auditMonths }) =>
    `Colleagues: what they looked at and changed, ${auditMonths} months; corrections and decisions about companies, under their names, as long as these hold. Each sees and downloads under “About you” what is recorded about them.`,
  alerts: ({ personMonths }) =>
    `How colleagues are told of what is new: their hours and channels, with addresses sealed, until they or their account are removed; who was told of what, how and when, and what they did from the message, as long as what they were told of, ${personMonths} months; that a message went out, 90 days; how many records each colleague read on a day, to tell what is unusual, 90 days or until their account is removed.`,
};

/** Each kind that is kept, in the order of `dataKinds`. */
export function describeDataKinds({ kept }: PrivacyFacts): string[] {
  return ['Each as far as it is used:', ...Object.values(dataWords).map((say) => say(kept))];
}

/** Of what visitors and others do with their rights. */
export function describeRightsKept({ kept }: PrivacyFacts): string[] {
  return [dataWords.rights(kept), dataWords.erasures(kept)];
}
