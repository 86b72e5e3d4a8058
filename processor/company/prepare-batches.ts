// The questions that may leave the machine, asked for the addresses of one write together. Only addresses of people of whom a
// company may be named are asked about: neither those of robots nor networks of crawlers ever.

import type { QueuedBatch, QueuedRequest } from '#contract/queued-batch.ts';
import type { Site } from '#contract/site.ts';
import { mayNameCompany } from '#intelligence/company/may-name-company.ts';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import type { CompanySources } from '../sources/company-sources.ts';
import { createRobotJudge, type SuspectFacts } from '../steps/detect-bot.ts';
import { readPurposes } from '../steps/read-purposes.ts';

export interface PrepareParts {
  readonly sources: Pick<CompanySources, 'prepare' | 'asksOthers' | 'networks'>;
  readonly sites: { byId(id: number): Site | undefined };
  /** Whether what is free says that the network is a crawler's. */
  isCrawler(address: ParsedAddress): boolean;
}

/** Longest that one write waits for answers from outside; later ones are taken up soon after. */
const deadlineMs = 300;

export function createBatchPreparer({ sources, sites, isCrawler }: PrepareParts) {
  const judge = createRobotJudge();

  function mayAsk({ siteId, consent }: QueuedRequest): boolean {
    const withoutConsent = sites.byId(siteId)?.companyWithoutConsent != null;
    return mayNameCompany(consent.state, readPurposes(consent), withoutConsent);
  }

  /** As the pipeline will judge its events: one of a person is enough. */
  function isOfPerson(request: QueuedRequest): boolean {
    const { networkClass } = sources.networks.find(request.address);
    const facts = { ...request, consent: request.consent.state, networkClass };
    return request.events.some(
      ({ raw, stopped }) => stopped === undefined && !judge({ ...facts, pageUrl: pageOf(raw) }).isBot,
    );
  }

  return function prepare(batches: readonly QueuedBatch[]): Promise<void> {
    if (!sources.asksOthers) return Promise.resolve();
    const addresses = new Map<string, ParsedAddress>();
    for (const request of batches.flatMap(({ requests }) => requests)) {
      const text = request.address;
      if (text === '' || addresses.has(text) || !mayAsk(request) || !isOfPerson(request)) continue;
      const address = parseClientAddress(text);
      if (address === undefined || address.isBogon || isCrawler(address)) continue;
      addresses.set(text, address);
    }
    return addresses.size === 0 ? Promise.resolve() : sources.prepare([...addresses.values()], deadlineMs);
  };
}

/** The event is still as it was sent: what is no page makes no difference here, and is refused by the pipeline. */
function pageOf(raw: unknown): SuspectFacts['pageUrl'] {
  if (typeof raw !== 'object' || raw === null || !('page' in raw)) return '';
  const { page } = raw;
  if (typeof page !== 'object' || page === null || !('url' in page)) return '';
  return typeof page.url === 'string' ? page.url : '';
}
