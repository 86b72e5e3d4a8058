// Explains an event as the wire carries it, or a whole batch: runs the real steps and says why each decided so.

import { z } from 'zod';
import type { DescribedEvent, ReceivedEvent } from '#contract/event-stages.ts';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import { defaultKeptParameters, type Site } from '#contract/site.ts';
import {
  wireBatchFrame,
  wireConsentSchema,
  wireHintsSchema,
  wireSignalsSchema,
} from '#contract/wire-schema.ts';
import { findPageKind } from '#intelligence/pages/find-page-kind.ts';
import { findSource } from '#intelligence/traffic/find-source.ts';
import { openNetworkLookup } from '#processor/lookups/open-network-lookup.ts';
import { isEarlyOutcome, startPipeline } from '#processor/pipeline-step.ts';
import { createDescribeAgent } from '#processor/steps/describe-agent.ts';
import { createDescribePage } from '#processor/steps/describe-page.ts';
import { createDetectBot } from '#processor/steps/detect-bot.ts';
import { createFindSource } from '#processor/steps/find-source.ts';
import { createHideAddress } from '#processor/steps/hide-address.ts';
import { createLocateNetwork } from '#processor/steps/locate-network.ts';
import { createMatchCompany } from '#processor/steps/match-company.ts';
import { createNamePerson } from '#processor/steps/name-person.ts';
import { createParseEvent } from '#processor/steps/parse-event.ts';
import { defaultRetention } from '#stores/events/open-event-store.ts';
import { explainCompany } from './explain-company.ts';
import type { Explainer, ExplainKind, Explanation } from './explain-kind.ts';
import { fillEventId } from './fill-event-id.ts';
import type { ExplainOptions } from './read-explain-options.ts';

export const explainEvent: ExplainKind = {
  name: 'event',
  summary: 'an event or a whole batch, as JSON, through the real steps',
  open: openExplainer,
};

/** What a request adds to its events; a single event may be given with these beside its own fields. */
const requestPart = z.object({
  address: z.string().default(''),
  userAgent: z.string().default(''),
  acceptLanguage: z.string().default(''),
  consent: wireConsentSchema.default({ state: 'limited' }),
  signals: wireSignalsSchema.default({}),
  hints: wireHintsSchema.default({}),
});

const silent = { info: () => undefined, warn: () => undefined };

function openExplainer(options: ExplainOptions): Explainer {
  const site = exampleSite(options);
  const sites = { byId: () => site };
  const networks = openNetworkLookup(options.mmdb, silent);
  const company = explainCompany((address) => networks.statements(address));
  const parseEvent = createParseEvent(defaultRetention);
  const steps = startPipeline<ReceivedEvent>()
    .pipe(createDescribePage(sites))
    .pipe(createDescribeAgent())
    .pipe(createLocateNetwork(networks, sites))
    .pipe(createDetectBot())
    .pipe(createFindSource(sites))
    .pipe(createMatchCompany({ sites, ...company.step }))
    // Nobody is looked up and nothing is kept: what the event says of a person is shown, the hash is the installation's.
    .pipe(
      createNamePerson({ sites, nameSubject: () => '0', isErased: () => false, isWithdrawn: () => false }),
    )
    .pipe(createHideAddress());

  function explainOne(raw: unknown, request: QueuedRequest): Explanation {
    const { id, event } = fillEventId(raw, request.receivedAtMs);
    const received = parseEvent(request, { id, raw: event }, '0'.repeat(16));
    if (isEarlyOutcome(received)) return early(received);
    const described = steps.run(received);
    if (isEarlyOutcome(described)) return early(described);
    const { raw: _, headers: _headers, ...shown } = described;
    const facts = networks.find(request.address);
    return {
      outcome: 'stored',
      event: shown,
      why: {
        ...explainDecisions(described, facts.classReason, options),
        company: company.why(described.decision),
      },
    };
  }

  return {
    explain(value) {
      const parsed = parseJson(value);
      const batch = Array.isArray(Reflect.get(parsed, 'events')) ? wireBatchFrame.parse(parsed) : undefined;
      const part = requestPart.parse(parsed);
      const request = asRequest(part, batch?.sent ?? null);
      const warnings = networks.warnings();
      return (batch?.events ?? [parsed]).map((raw) => ({
        ...explainOne(raw, request),
        ...(warnings.length > 0 ? { warnings } : {}),
      }));
    },
    close: () => networks.close(),
  };
}

/** A rejection is an error of the value; a drop is an answer. */
function early(outcome: object): Explanation {
  return { ...outcome };
}

function parseJson(value: string): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch (error) {
    throw new Error(`This is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error('An event or a batch must be a JSON object.');
  }
  return parsed;
}

function asRequest(part: z.output<typeof requestPart>, sentAtMs: number | null): QueuedRequest {
  return {
    siteId: 1,
    channel: 'server',
    receivedAtMs: Date.now(),
    sentAtMs,
    address: part.address,
    userAgent: part.userAgent,
    headers: {
      acceptLanguage: part.acceptLanguage,
      secFetch: true,
      clientHints: true,
      brands: '',
      platform: '',
      mobile: null,
    },
    consent: part.consent,
    visitor: '',
    signals: part.signals,
    hints: part.hints,
    historical: true,
    events: [],
  };
}

function explainDecisions(event: DescribedEvent, networkWhy: string, options: ExplainOptions): Explanation {
  const { host, path, campaignSource, campaignMedium, clickIdName, referrer } = event;
  const own = { pageHost: host, ownHosts: options.siteHosts };
  return {
    pageKind: findPageKind(path, options.rules, host).why,
    traffic: findSource({ ...own, campaignSource, campaignMedium, clickIdName, referrer }).why,
    network: networkWhy,
    bot: event.botReasons,
  };
}

/** A site with the usual settings and the hosts and rules of the command line. */
function exampleSite({ siteHosts, rules }: ExplainOptions): Site {
  return {
    id: 1,
    name: 'explain',
    publicKey: '',
    secretKeyHash: '',
    allowedHosts: [...siteHosts],
    linkedDomains: [],
    consentDefault: 'limited',
    keptParameters: [...defaultKeptParameters],
    searchParameters: [],
    pathRules: [...rules],
    forms: [],
    companyWithoutConsent: null,
    createdAtMs: 0,
    firstEventAtMs: null,
  };
}
