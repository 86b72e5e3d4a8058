// The way of an event through the processor: read this file first. Every step takes the event as the step before left
// it and only adds fields, so a wrong order does not compile. What comes before and after stands in
// `write-gathering.ts`: duplicates are found before, rows and records are written after.

import type { DescribedEvent } from '#contract/event-stages.ts';
import type { Site } from '#contract/site.ts';
import type { ArrivedEvent } from './arrived-event.ts';
import type { NetworkLookup } from './lookups/network-lookup.ts';
import { type Pipeline, startPipeline } from './pipeline-step.ts';
import type { KeptFor } from './steps/correct-time.ts';
import { createDescribeAgent } from './steps/describe-agent.ts';
import { createDescribePage } from './steps/describe-page.ts';
import { createDetectBot } from './steps/detect-bot.ts';
import { createFindSource } from './steps/find-source.ts';
import { createHideAddress } from './steps/hide-address.ts';
import { createLocateNetwork } from './steps/locate-network.ts';
import { createMatchCompany, type MatchCompanyParts } from './steps/match-company.ts';
import { createNamePerson, type NamePersonParts } from './steps/name-person.ts';
import { createParseEvent } from './steps/parse-event.ts';

export interface PipelineParts {
  sites: { byId(id: number): Site | undefined };
  networks: Pick<NetworkLookup, 'find'>;
  keptFor: KeptFor;
  company: Omit<MatchCompanyParts, 'sites'>;
  person: Omit<NamePersonParts, 'sites'>;
}

export function createPipeline({
  sites,
  networks,
  keptFor,
  company,
  person,
}: PipelineParts): Pipeline<ArrivedEvent, DescribedEvent> {
  const parse = createParseEvent(keptFor);
  return (
    startPipeline<ArrivedEvent>()
      // First: from here on the shape is known, and what is malformed or too old has left.
      .pipe(function parseEvent({ request, event, batch }) {
        return parse(request, event, batch);
      })
      // Page, campaign and click ids: find-source needs them.
      .pipe(createDescribePage(sites))
      // Browser and device: detect-bot weighs them against the headers.
      .pipe(createDescribeAgent())
      // Place and network while there is an address; a data centre is one of the signs of a bot.
      .pipe(createLocateNetwork(networks, sites))
      // After agent and network, whose oddities it adds up.
      .pipe(createDetectBot())
      // Where the visitor came from: campaign first, then referrer, then the site's own domains.
      .pipe(createFindSource(sites))
      // Which company, where that is allowed: the last to need the address, and no robot's.
      .pipe(createMatchCompany({ sites, ...company }))
      // Who it was, where the event names somebody: after the robot is known, since nothing it says counts as a person's.
      .pipe(createNamePerson({ sites, ...person }))
      // Last, after every use of the address: only its network goes on.
      .pipe(createHideAddress())
  );
}
