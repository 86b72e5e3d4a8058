// Looks up place and network of the client's address. Runs while the full address is still there; a file that fails
// leaves a gap noted on the event and never rejects it.

import { type AgentEvent, type LocatedEvent, unknownConsentGap } from '#contract/event-stages.ts';
import { mayNameCompany } from '#intelligence/company/may-name-company.ts';
import type { NetworkLookup } from '../lookups/network-lookup.ts';
import type { Step } from '../pipeline-step.ts';
import { addFields } from './add-fields.ts';
import type { SiteLookup } from './site-lookup.ts';

export function createLocateNetwork(
  networks: Pick<NetworkLookup, 'find'>,
  sites: SiteLookup,
): Step<AgentEvent, LocatedEvent> {
  return function locateNetwork(event) {
    const { country, region, city, networkClass, ...found } = networks.find(event.address);
    const { consent, purposes, siteId } = event;
    // A network's holder is often the visitor's company, by name or by the number of its own system: it is told where that is
    // allowed and nowhere else.
    const mayName = mayNameCompany(consent, purposes, sites.byId(siteId)?.companyWithoutConsent != null);
    const [networkName, asn] = mayName ? [found.networkName, found.asn] : ['', 0];
    const gaps = event.unknownConsent ? [...found.gaps, unknownConsentGap] : found.gaps;
    return addFields(event, { country, region, city, asn, networkName, networkClass, gaps });
  };
}
