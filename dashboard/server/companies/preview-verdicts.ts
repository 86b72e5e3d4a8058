// Tries verdict rules on the visits of the last 30 days before they are saved.

import type { CompanyVerdict } from '#contract/verdict-report.ts';
import type { VerdictRules } from '#contract/verdict-rules.ts';
import type { VerdictPreview } from '#contract/visiting-report.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import { askVisitGroups } from './ask-visit-groups.ts';
import { addTo } from './count-by.ts';
import { openTelling } from './tell-companies.ts';

const previewMs = 30 * 86_400_000;
const samplesMax = 50;

export async function previewVerdicts(
  { events, records }: { events: EventReader; records: Records },
  siteIds: readonly number[],
  rules: VerdictRules,
  nowMs: number,
): Promise<VerdictPreview> {
  const window = { fromMs: nowMs - previewMs, toMs: nowMs };
  const { groups, isCut } = await askVisitGroups(events, siteIds, window, true);
  const ids = groups.map(({ companyId }) => companyId);
  const [tellNow, tellThen] = await Promise.all([
    openTelling(records, ids),
    openTelling(records, ids, rules),
  ]);
  const before = new Map<CompanyVerdict, number>();
  const after = new Map<CompanyVerdict, number>();
  const moved = new Map<string, VerdictPreview['samples'][number]>();
  let [sessions, changed] = [0, 0];
  for (const group of groups) {
    const [now, then] = [tellNow(group, group), tellThen(group, group)];
    sessions += group.visits;
    addTo(before, now.verdict, group.visits);
    addTo(after, then.verdict, group.visits);
    if (now.verdict === then.verdict) continue;
    changed += group.visits;
    const company = now.name || group.network;
    const key = `${company}\n${now.verdict}\n${then.verdict}`;
    const known = moved.get(key);
    if (known) known.visits += group.visits;
    else moved.set(key, { company, visits: group.visits, before: now.verdict, after: then.verdict });
  }
  const all = new Set([...before.keys(), ...after.keys()]);
  return {
    sessions,
    changed,
    isCut,
    byVerdict: [...all].map((verdict) => ({
      verdict,
      before: before.get(verdict) ?? 0,
      after: after.get(verdict) ?? 0,
    })),
    samples: [...moved.values()].sort((one, other) => other.visits - one.visits).slice(0, samplesMax),
  };
}
