// Looks up place and network of the client's address. Runs while the full address is still there; a file that fails
// leaves a gap noted on the event and never rejects it.

import type { AgentEvent, LocatedEvent } from '#contract/event-stages.ts';
import type { NetworkLookup } from '../lookups/network-lookup.ts';
import type { Step } from '../pipeline-step.ts';
import { addFields } from './add-fields.ts';

export function createLocateNetwork(networks: Pick<NetworkLookup, 'find'>): Step<AgentEvent, LocatedEvent> {
  return function locateNetwork(event) {
    const { country, region, city, asn, networkName, networkClass, gaps } = networks.find(event.address);
    return addFields(event, { country, region, city, asn, networkName, networkClass, gaps });
  };
}
