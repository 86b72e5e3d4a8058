// A row of the visit questions as the API shows them.

import type { VisitRow } from '#contract/report.ts';
import type { VisitCompany } from '#contract/verdict-report.ts';
import type { SessionRow } from '#stores/events/sessions/session-columns.ts';

export function reportVisit(visit: SessionRow & { visitId: string }, company: VisitCompany): VisitRow {
  const { siteId, visitor, consent, pages, events, engagedMs, entryPath, exitPath } = visit;
  const { sourceName, referrerHost, networkName, networkClass, device, browser, os } = visit;
  return {
    id: visit.visitId,
    siteId,
    visitor,
    consent,
    startedAt: new Date(visit.startedAtMs).toISOString(),
    endedAt: new Date(visit.endedAtMs).toISOString(),
    pages,
    events,
    engagedMs,
    entryPath,
    exitPath,
    channel: visit.trafficChannel,
    sourceName,
    campaign: {
      source: visit.campaignSource,
      medium: visit.campaignMedium,
      name: visit.campaignName,
      term: visit.campaignTerm,
      content: visit.campaignContent,
      id: visit.campaignId,
    },
    // Neither taken nor stored without consent; a fault elsewhere must not show one.
    clickId:
      consent === 'granted' && visit.clickId !== ''
        ? { name: visit.clickIdName, value: visit.clickId }
        : null,
    referrerHost,
    place: { country: visit.country, region: visit.region, city: visit.city },
    networkName,
    networkClass,
    device,
    browser,
    os,
    isBot: visit.isBot,
    company,
    // Asked for only when it is known which visits are shown.
    person: null,
  };
}
