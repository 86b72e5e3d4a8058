// What the signals are found from, made of what a company's people did, what was asked and promised, and what is new of it.

import { actorOf, type Deed } from '../scoring/list-scored-events.ts';
import type { CompanyDeeds, CompanyScore } from '../scoring/score-company.ts';
import type { LeadFacts, LeadVisit } from './lead-facts.ts';

const forms: readonly string[] = ['form_left', 'form_submit'];

export interface FactParts {
  readonly companyId: number;
  readonly deeds: CompanyDeeds;
  readonly score: CompanyScore;
  /** Before what is new. */
  readonly scoreBefore: number;
  readonly isCustomer: boolean;
  readonly deal: LeadFacts['deal'];
  readonly requests: readonly { readonly id: string; readonly atMs: number }[];
  readonly newcomers: readonly { readonly personId: number; readonly firstMs: number }[];
  readonly promises: LeadFacts['promises'];
  readonly contactedAtMs: number | undefined;
  readonly sinceMs: number;
  readonly knownSinceMs: number;
  /** What came in from here on is new, milliseconds since 1970. */
  readonly newFromMs: number;
}

export function gatherFacts(parts: FactParts): LeadFacts {
  const { companyId, deeds, score, newFromMs } = parts;
  return {
    lead: `company ${companyId}`,
    verdict: score.seen?.verdict ?? 'known',
    band: score.seen?.band ?? 'verified',
    ...{ isCustomer: parts.isCustomer, deal: parts.deal, fit: score.fit.score },
    ...{ score: score.score, scoreBefore: parts.scoreBefore },
    visits: deeds.visits.flatMap(({ deeds: own, personId, endMs }) =>
      describeVisit(own, personId, endMs, newFromMs),
    ),
    // Told once, as long as it is fresh: whose it is may be proven only by the mail that was opened hours later.
    requests: parts.requests.map(({ id, atMs }) => ({ id, atMs, isNew: true })),
    formsLeft: deeds.visits.flatMap(({ deeds: own }) => findFormsLeft(own, newFromMs)),
    // Told once, as long as it is fresh: when it was said is known, when it came in is not.
    newcomers: parts.newcomers.map(({ personId, firstMs }) => ({
      ...{ person: `${personId}`, atMs: firstMs, isNew: true },
    })),
    promises: parts.promises,
    contactedAtMs: parts.contactedAtMs,
    sinceMs: parts.sinceMs,
    knownSinceMs: parts.knownSinceMs,
  };
}

/** One for each form: whoever goes to another page and comes back has left it as well, and may have sent it then. */
function findFormsLeft(deeds: readonly Deed[], newFromMs: number): LeadFacts['formsLeft'] {
  const last = new Map(
    deeds.flatMap((deed) => (forms.includes(deed.type) ? [[deed.name, deed] as const] : [])),
  );
  return [...last.values()]
    .filter(({ type }) => type === 'form_left')
    .map((deed) => ({ id: deed.eventId, atMs: deed.atMs, isNew: isNewDeed(deed, newFromMs) }));
}

/** An imported file tells of the past, however late it comes. */
export function isNewDeed({ receivedMs, channel }: Deed, newFromMs: number): boolean {
  return channel !== 'import' && receivedMs >= newFromMs;
}

function describeVisit(
  deeds: readonly Deed[],
  personId: number | undefined,
  endMs: number,
  newFromMs: number,
): LeadVisit[] {
  const [first] = deeds;
  if (first === undefined) return [];
  const views = deeds.filter(({ type }) => type === 'page_view');
  return [
    {
      ...{ id: first.eventId, atMs: first.atMs, endMs, actor: actorOf(deeds.at(-1) ?? first, personId) },
      pages: views.map(({ pageKind: kind, path }) => ({ kind, path })),
      isNew: deeds.some((deed) => isNewDeed(deed, newFromMs)),
    },
  ];
}
