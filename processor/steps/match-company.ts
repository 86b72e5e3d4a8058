// Says which company an event came from, where consent and the site's setting allow to ask. Needs the full address, so it
// comes before it is hidden; what the visitor said of the own company counts before the network.

import {
  type JudgedEvent,
  type MatchedEvent,
  plainDecisions,
  type SourcedEvent,
  type VisitorClaim,
} from '#contract/event-stages.ts';
import { mayNameCompany } from '#intelligence/company/may-name-company.ts';
import type { FirstPartyClaim } from '#intelligence/company/resolution-input.ts';
import type { CompanyDecision, EventConsent } from '../company/company-decision.ts';
import type { DecisionQuestion } from '../company/decide-company.ts';
import { claimPurposes, readClaim } from '../company/read-claim.ts';
import type { Step } from '../pipeline-step.ts';
import { addFields } from './add-fields.ts';
import type { SiteLookup } from './site-lookup.ts';

export interface MatchCompanyParts {
  sites: SiteLookup;
  decide(question: DecisionQuestion): CompanyDecision;
  /** Takes the decision down, to be kept before the event's row and for as long as that. */
  noteDecision(decision: CompanyDecision, consent: EventConsent): void;
  /** What the visitor of this site has said so far. */
  claimsOf(siteId: number, visitor: string): readonly FirstPartyClaim[];
  noteClaim(siteId: number, visitor: string, claim: VisitorClaim, day: string): void;
}

export function createMatchCompany(parts: MatchCompanyParts): Step<SourcedEvent, MatchedEvent> {
  return function matchCompany(event) {
    const site = parts.sites.byId(event.siteId);
    const isAllowed = mayNameCompany(event.consent, event.purposes, site?.companyWithoutConsent != null);
    if (!isAllowed) return addFields(event, { decision: plainDecisions.notAllowed, claim: null });
    // A robot comes from no company; the visit says so itself.
    if (event.isBot) return addFields(event, { decision: plainDecisions.noData, claim: null });
    const day = dayOf(event);
    const claim = readClaim(event, site);
    if (claim !== null) parts.noteClaim(event.siteId, event.visitor, claim, day);
    const mayTell = event.visitor !== '' && (event.purposes & claimPurposes) === claimPurposes;
    const claims = mayTell ? parts.claimsOf(event.siteId, event.visitor) : noClaims;
    const decision = parts.decide({ address: event.address, claims, day });
    parts.noteDecision(decision, event.consent === 'granted' ? 'granted' : 'limited');
    return addFields(event, { decision: decision.id, claim });
  };
}

const noClaims: readonly FirstPartyClaim[] = [];

let lastDayNumber = -1;
let lastDay = '';

/** Neighbours share their day. */
function dayOf({ timeMs }: JudgedEvent): string {
  const dayNumber = Math.floor(timeMs / 86_400_000);
  if (dayNumber !== lastDayNumber) {
    lastDayNumber = dayNumber;
    lastDay = new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
  }
  return lastDay;
}
