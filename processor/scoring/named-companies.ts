// Which company each decision names, as far as it is sure enough to be scored, and which are to be worked out anew because of what
// just happened: events came in, or decisions about past events are others now.

import QuickLRU from 'quick-lru';
import type { DescribedEvent } from '#contract/event-stages.ts';
import { describeEmail } from '#intelligence/company/emails/describe-email.ts';
import type { Trace } from '#intelligence/company/resolution.ts';
import type { DueSubject } from '#stores/records/scores/due-scoring.ts';
import type { CompanyDecision } from '../company/company-decision.ts';

/** About 200 bytes each. */
const namedMax = 60_000;
/** A visit goes on elsewhere under another decision, and is still the company's. */
const visitorsMax = 20_000;
const emailKey = 'email:';

export interface NamedCompanies {
  /** Takes down whom a decision names. */
  note(decision: CompanyDecision): void;
  /** A decision that was made before is another now: both companies are worked out anew. */
  noteAgain(decision: CompanyDecision, before: Trace | undefined): void;
  /** Whose company's an event is; none where nobody is surely named. */
  subjectsOf(event: DescribedEvent): readonly string[];
  /** Hands over what `noteAgain` has gathered; where `write` rejects it stays for the next call. */
  writeMoved(write: (due: readonly DueSubject[]) => Promise<void>): Promise<void>;
}

export function createNamedCompanies(): NamedCompanies {
  const named = new QuickLRU<string, string>({ maxSize: namedMax });
  const lastNamed = new QuickLRU<string, string>({ maxSize: visitorsMax });
  let moved = new Set<string>();

  return {
    note: ({ id, answer }) => {
      if (answer !== undefined && !named.has(id)) named.set(id, subjectOf(answer.trace, answer.isOwn));
    },
    noteAgain: ({ id, answer }, before) => {
      if (answer === undefined) return;
      const former = named.get(id) ?? (before === undefined ? '' : subjectOf(before, false));
      const subject = subjectOf(answer.trace, answer.isOwn);
      named.set(id, subject);
      if (former === subject) return;
      for (const one of [former, subject]) if (one !== '') moved.add(one);
    },
    subjectsOf: (event) => {
      if (event.isBot || event.type === 'form_seen') return [];
      if (event.visitor === '') return listDomains(event).map((domain) => `domain:${domain}`);
      const visitor = `${event.siteId} ${event.visitor}`;
      const subject = named.get(event.decision) ?? '';
      if (subject !== '') lastNamed.set(visitor, subject);
      const last = lastNamed.get(visitor);
      return last === undefined ? [] : [last];
    },
    writeMoved: async (write) => {
      const taken = moved;
      moved = new Set();
      try {
        await write([...taken].map((subject) => ({ subject, freshFromMs: null })));
      } catch (error) {
        for (const subject of taken) moved.add(subject);
        throw error;
      }
    },
  };
}

/** '' when it names none surely. */
function subjectOf({ band, match, name, domain }: Trace, isOwn: boolean): string {
  if (isOwn || (band !== 'verified' && band !== 'high')) return '';
  if (match.companyId > 0) return `id:${match.companyId}`;
  if (domain !== '') return `domain:${domain}`;
  return name === '' ? '' : `name:${name}`;
}

/** Of whoever a tool told of, by their work addresses. */
function listDomains({ said }: DescribedEvent): string[] {
  if (said === null) return [];
  const keys = [...said.contacts, ...said.values].map(({ key }) => key);
  const domains = keys.flatMap((key) => {
    if (!key.startsWith(emailKey)) return [];
    const { kind, domain } = describeEmail(key.slice(emailKey.length));
    return kind === 'work' || kind === 'role' ? [domain] : [];
  });
  return [...new Set(domains)];
}
