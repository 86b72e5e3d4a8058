// Says of visits which company they came from and what it is to us: decisions from the event store, names and statuses from
// the records, the verdict by the rules in force. Nothing is stored, so that changed rules hold for past visits too.

import { type PageKind, plainDecisions } from '#contract/event-stages.ts';
import type { VisitCompany } from '#contract/verdict-report.ts';
import { type VerdictRules, verdictRulesSchema } from '#contract/verdict-rules.ts';
import { chooseDecision, type DecisionsOfVisit, toldApart } from '#intelligence/company/choose-decision.ts';
import { isOnlySeen } from '#intelligence/company/is-only-seen.ts';
import type { NetworkKind, NoneReason } from '#intelligence/company/resolution.ts';
import { decideVerdict } from '#intelligence/company/verdicts/decide-verdict.ts';
import { defaultVerdictRules } from '#intelligence/company/verdicts/default-verdict-rules.ts';
import { readDecisions } from '#stores/events/decisions/read-decisions.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import type { DecisionFields } from '#stores/events/questions/decisions-by-id.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findStandingCompanies, type StandingCompany } from '#stores/records/questions/company-statuses.ts';
import { newestRules } from '#stores/records/questions/keep-rule-versions.ts';

export interface DecidedVisit extends DecisionsOfVisit {
  isBot: boolean;
  pageKinds: readonly string[];
}

/** What a verdict is made from; of many decisions taken together there is neither id nor probability. */
type ToldDecision = Pick<
  DecisionFields,
  'band' | 'reason' | 'kind' | 'companyId' | 'name' | 'domain' | 'country' | 'isOwn'
> &
  Partial<Pick<DecisionFields, 'id' | 'probability'>>;

/** What a visit without a row of its own is told as. */
const undecided: Omit<DecisionFields, 'id' | 'reason'> = {
  ...{ band: 'none', kind: 'unknown', companyId: 0, name: '', domain: '', country: '', network: '' },
  ...{ probability: 0, isOwn: false, isContested: false },
  ...{ blind: '', blindBand: '', blindKind: '', blindReason: '' },
};

/** In the order of the visits. */
export async function tellCompanies(
  events: EventReader,
  records: Records,
  visits: readonly DecidedVisit[],
): Promise<VisitCompany[]> {
  const found = await readDecisions(events, visits.flatMap(toldApart));
  const tell = await openTelling(
    records,
    [...found.values()].map(({ companyId }) => companyId),
  );
  return visits.map((visit) => {
    const id = chooseDecision(visit, found);
    return tell(fieldsOf(id, found.get(id)), visit);
  });
}

/** Tells many visits in one state of the records. `rules`: other ones than those in force, to try them. */
export async function openTelling(
  records: Records,
  companyIds: readonly number[],
  rules?: VerdictRules,
): Promise<(decision: ToldDecision, visit: Pick<DecidedVisit, 'isBot' | 'pageKinds'>) => VisitCompany> {
  const known = await findStandingCompanies(
    records,
    companyIds.filter((id) => id > 0),
  );
  const inForce = rules ?? (await readRules(records));
  return (decision, visit) => describe(decision, visit, known, inForce);
}

async function readRules(records: Records): Promise<VerdictRules> {
  const newest = await newestRules(records, 'verdict_rules');
  const read = newest === undefined ? undefined : verdictRulesSchema.safeParse(newest.value);
  return read?.success === true ? read.data : defaultVerdictRules;
}

/** The id says it where there is no row. */
function fieldsOf(id: string, decision: DecisionFields | undefined): DecisionFields {
  const reason = id === plainDecisions.notAllowed ? 'not_allowed' : 'no_data';
  return decision ?? { id, reason, ...undecided };
}

function describe(
  decision: ToldDecision,
  { isBot, pageKinds }: Pick<DecidedVisit, 'isBot' | 'pageKinds'>,
  known: ReadonlyMap<number, StandingCompany>,
  rules: VerdictRules,
): VisitCompany {
  const company = known.get(decision.companyId);
  const { band, kind, probability = 0, isOwn, country, domain } = decision;
  const reason = isBot ? 'bot' : decision.reason;
  const { verdict, rule } = decideVerdict(
    {
      trace: {
        ...{
          band,
          country,
          domain,
          match: { companyId: company === undefined || isOnlySeen(company) ? 0 : company.id },
        },
        // Written by the resolver, whose words they are.
        ...{ kind: kind as NetworkKind, reason: reason as NoneReason | '' },
      },
      ...{ status: company?.status ?? '', isOwn, isBot, pages: pageKinds as readonly PageKind[] },
    },
    rules,
  );
  // A soft match is shown with its reasons on the page of the visit, and nowhere as the company.
  const isShown = band !== 'none' && band !== 'low' && !isBot;
  return {
    decision: decision.id ?? '',
    companyId: isShown ? (company?.id ?? null) : null,
    name: isShown ? (company?.name ?? decision.name) : '',
    owner: isShown && company ? { id: company.ownerId, name: company.ownerName } : { id: null, name: '' },
    domain: isShown ? domain : '',
    ...{ band, kind, probability, verdict, rule },
    reason: isShown ? '' : reason,
  };
}
