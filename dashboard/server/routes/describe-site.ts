// A site as the API shows it: settings without secrets, the script tag ready to paste.

import type { SiteDetail, SiteSummary } from '#contract/report.ts';
import type { Site } from '#contract/site.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { siteActivity } from '#stores/events/questions/site-activity.ts';
import type { DashboardSettings } from '../dashboard-parts.ts';

const dayMs = 86_400_000;
/** Nearly every site was heard of lately; only silent ones are looked for further back. */
const lateWindowMs = 7 * dayMs;
const longWindowMs = 400 * dayMs;

/** When each site was last heard of, in milliseconds since 1970; silent ones are missing. */
export async function findLastEvents(
  events: EventReader,
  sites: readonly Site[],
): Promise<Map<number, number>> {
  const begun = sites.filter(({ firstEventAtMs }) => firstEventAtMs !== null);
  const last = await askActivity(events, begun, lateWindowMs);
  const silent = begun.filter(({ id }) => !last.has(id));
  if (silent.length === 0) return last;
  return new Map([...last, ...(await askActivity(events, silent, longWindowMs))]);
}

async function askActivity(events: EventReader, sites: readonly Site[], windowMs: number) {
  if (sites.length === 0) return new Map<number, number>();
  const nowMs = Date.now();
  const rows = await events.ask(siteActivity, {
    siteIds: sites.map(({ id }) => id),
    fromMs: nowMs - windowMs,
    toMs: nowMs + dayMs,
  });
  return new Map(rows.map(({ siteId, lastMs }) => [siteId, lastMs]));
}

export function summarizeSite(site: Site, lastEventMs: number | undefined): SiteSummary {
  const { id, name, publicKey, firstEventAtMs, createdAtMs } = site;
  return {
    id,
    name,
    publicKey,
    firstEventAt: firstEventAtMs === null ? null : new Date(firstEventAtMs).toISOString(),
    lastEventAt: lastEventMs === undefined ? null : new Date(lastEventMs).toISOString(),
    createdAt: new Date(createdAtMs).toISOString(),
  };
}

export function describeSite(
  site: Site,
  lastEventMs: number | undefined,
  { collectorUrl, scriptPath, pixelPath }: DashboardSettings,
): SiteDetail {
  const { allowedHosts, linkedDomains, consentDefault, keptParameters, searchParameters, pathRules } = site;
  const signed = site.companyWithoutConsent;
  return {
    ...summarizeSite(site, lastEventMs),
    allowedHosts,
    linkedDomains,
    consentDefault,
    keptParameters,
    searchParameters,
    pathRules,
    companyWithoutConsent: signed && {
      version: signed.version,
      text: signed.text,
      signedBy: signed.byName,
      at: new Date(signed.atMs).toISOString(),
    },
    collectorUrl,
    scriptTag: `<script async src="${collectorUrl}${scriptPath}" data-site="${site.publicKey}"></script>`,
    pixelUrl: `${collectorUrl}${pixelPath}?site=${site.publicKey}`,
  };
}
