// The steps in their order, on one event.

import { describe, expect, it } from 'vitest';
import type { ReceivedEvent } from '#contract/event-stages.ts';
import type { Site } from '#contract/site.ts';
import { noNetworkFacts } from '#intelligence/networks/network-facts.ts';
import { startPipeline } from '#processor/pipeline-step.ts';
import { createDescribeAgent } from '#processor/steps/describe-agent.ts';
import { createDescribePage } from '#processor/steps/describe-page.ts';
import { createDetectBot } from '#processor/steps/detect-bot.ts';
import { createFindSource } from '#processor/steps/find-source.ts';
import { createHideAddress } from '#processor/steps/hide-address.ts';
import { createLocateNetwork } from '#processor/steps/locate-network.ts';
import { createMatchCompany } from '#processor/steps/match-company.ts';
import { createNamePerson } from '#processor/steps/name-person.ts';
import { nobodyNamed, noCompanies } from '#tests/support/no-company-matching.ts';
import { receive, sampleSite, sampleTimeMs } from './sample-request.ts';

let site: Site | undefined = sampleSite();
const sites = { byId: () => site };
const networks = {
  find: () => ({
    ...noNetworkFacts,
    country: 'IT',
    networkClass: 'hosting' as const,
    gaps: ['network:a.mmdb'],
  }),
};
const pipeline = startPipeline<ReceivedEvent>()
  .pipe(createDescribePage(sites))
  .pipe(createDescribeAgent())
  .pipe(createLocateNetwork(networks, sites))
  .pipe(createDetectBot())
  .pipe(createFindSource(sites))
  .pipe(createMatchCompany({ sites, ...noCompanies }))
  .pipe(createNamePerson({ sites, ...nobodyNamed }))
  .pipe(createHideAddress());

const view = (url: string, referrer = '') => ({
  type: 'page_view',
  at: sampleTimeMs,
  page: { url, referrer },
});

describe('the steps in line', () => {
  it('describe an event and forget its address', () => {
    const event = pipeline.run(
      receive(view('https://www.acme.it/prezzi/?utm_source=x&gclid=g&secret=1', 'https://www.google.com/')),
    );
    expect(event).toMatchObject({
      host: 'www.acme.it',
      path: '/prezzi',
      query: '',
      pageKind: 'price',
      campaignSource: 'x',
      clickIdName: 'gclid',
      browser: 'Chrome',
      language: 'it-IT',
      country: 'IT',
      gaps: ['network:a.mmdb'],
      isBot: false,
      botReasons: ['network:hosting'],
      referrerHost: 'www.google.com',
      address: '',
      network: '93.184.216.0/24',
    });
    expect(JSON.stringify(event)).not.toContain('93.184.216.34');
  });

  it('take no click id from who gave no consent', () => {
    const event = receive(view('https://acme.it/?gclid=g'), { consent: { state: 'limited' } });
    expect(pipeline.run(event)).toMatchObject({ clickId: '', clickIdName: '', purposes: 0 });
    expect(pipeline.run(receive(view('https://acme.it/?gclid=g')))).toMatchObject({ clickId: 'g' });
  });

  it('say nothing about a page where there is none, and judge nobody who refused', () => {
    const denied = receive(
      { type: 'page_view', at: sampleTimeMs },
      { consent: { state: 'denied' }, userAgent: '', address: '', visitor: '' },
    );
    expect(pipeline.run(denied)).toMatchObject({
      host: '',
      path: '',
      trafficChannel: 'direct',
      isBot: false,
      botReasons: [],
      network: '',
    });
  });

  it('follow the settings of a site as soon as they change', () => {
    const page = view('https://acme.it/listino', 'https://partner.it/');
    expect(pipeline.run(receive(page))).toMatchObject({ pageKind: 'price', trafficChannel: 'referral' });
    site = sampleSite({ pathRules: [{ pattern: '/listino', kind: 'quote' }], linkedDomains: ['partner.it'] });
    expect(pipeline.run(receive(page))).toMatchObject({ pageKind: 'quote', trafficChannel: 'internal' });
    site = undefined;
    expect(pipeline.run(receive(page))).toMatchObject({ pageKind: 'price', trafficChannel: 'referral' });
  });
});

it('the names of the steps are the names that rejections carry', () => {
  const steps = [
    createDescribePage(sites),
    createDescribeAgent(),
    createLocateNetwork(networks, sites),
    createDetectBot(),
    createFindSource(sites),
    createMatchCompany({ sites, ...noCompanies }),
    createNamePerson({ sites, ...nobodyNamed }),
    createHideAddress(),
  ];
  expect(steps.map((step) => step.name)).toEqual([
    'describePage',
    'describeAgent',
    'locateNetwork',
    'detectBot',
    'findSource',
    'matchCompany',
    'namePerson',
    'hideAddress',
  ]);
});
