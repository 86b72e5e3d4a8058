// Connections to CRMs as the API shows them, with how much waits and why nothing is written. Credentials never come out.

import type { CrmRow } from '#contract/crm-report.ts';
import { countCrmItems } from '#stores/records/crm/count-crm-items.ts';
import { type CrmRecord, laneOfCrm, readCrmSettings } from '#stores/records/crm/keep-crm-connections.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listPausedLanes } from '#stores/records/outbox/pause-lane.ts';

export async function reportCrms(records: Records, rows: readonly CrmRecord[]): Promise<CrmRow[]> {
  const [lanes, counts] = [await listPausedLanes(records), await countCrmItems(records)];
  return rows.map((row) => {
    const lane = lanes.find((one) => one.lane === laneOfCrm(row.id));
    const count = counts.find((one) => one.lane === laneOfCrm(row.id));
    const { filter, companyRules, personRules, ...plain } = readCrmSettings(row);
    const { id, provider, name, baseUrl, mode, pullReason, pullDetail } = row;
    return {
      ...{ id, provider, name, baseUrl, mode, pullReason, pullDetail },
      settings: {
        ...plain,
        filter: { ...filter, verdicts: [...filter.verdicts], stages: [...filter.stages] },
        ...{ companyRules: [...companyRules], personRules: [...personRules] },
      },
      pulledAt: row.pulledAt?.toISOString() ?? null,
      ...{ waiting: count?.waiting ?? 0, aside: count?.aside ?? 0 },
      paused:
        lane === undefined
          ? null
          : { reason: lane.reason, detail: lane.detail, until: lane.pausedUntil?.toISOString() ?? null },
    };
  });
}
