// Connections to CRMs as the API shows them, with how much waits, what was written and why nothing is. Credentials never come out.

import { crmCompanyPage, crmKindOf } from '#contract/crm-kinds.ts';
import type { CompanyCrmRow, CrmRow } from '#contract/crm-report.ts';
import { untilMidnightMs } from '#intelligence/sync/until-midnight.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { countCrmItems } from '#stores/records/crm/count-crm-items.ts';
import { openWrite } from '#stores/records/crm/crm-ledger.ts';
import {
  type CrmRecord,
  laneOfCrm,
  openCrmCredentials,
  readCrmSettings,
} from '#stores/records/crm/keep-crm-connections.ts';
import { type CompanyCrm, listCompanyCrms } from '#stores/records/crm/list-company-crms.ts';
import { type CrmSum, sumCrms } from '#stores/records/crm/sum-crms.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { listPausedLanes } from '#stores/records/outbox/pause-lane.ts';

const dayMs = 86_400_000;

export async function reportCrms(records: Records, rows: readonly CrmRecord[]): Promise<CrmRow[]> {
  const nowMs = Date.now();
  const days = rows.map((row) => ({
    crmId: row.id,
    since: new Date(nowMs + untilMidnightMs(nowMs, readCrmSettings(row).timeZone) - dayMs),
  }));
  const sums = await sumCrms(records, days);
  const [lanes, counts] = [await listPausedLanes(records), await countCrmItems(records)];
  return rows.map((row) => {
    const lane = lanes.find((one) => one.lane === laneOfCrm(row.id));
    const count = counts.find((one) => one.lane === laneOfCrm(row.id));
    const sum = sums.find(({ crmId }) => crmId === row.id);
    const { id, provider, name, baseUrl, mode, pullReason, pullDetail } = row;
    return {
      ...{ id, provider, name, baseUrl, mode, pullReason, pullDetail, settings: reportSettings(row) },
      pulledAt: row.pulledAt?.toISOString() ?? null,
      ...{ waiting: count?.waiting ?? 0, aside: count?.aside ?? 0 },
      paused:
        lane === undefined
          ? null
          : { reason: lane.reason, detail: lane.detail, until: lane.pausedUntil?.toISOString() ?? null },
      ...{ writesToday: sum?.writesToday ?? 0, lastWriteAt: sum?.lastWriteAt ?? null },
      ...{ lastFault: sum?.lastFault ?? null, questions: sum?.questions ?? 0, run: sum?.run ?? null },
      orders: reportOrders(row, sum),
    };
  });
}

/** Null of a kind of CRM of which none are read. */
function reportOrders(
  { provider, orderDocuments, settings }: CrmRecord,
  sum: CrmSum | undefined,
): CrmRow['orders'] {
  const isRead = crmKindOf(provider).readsOrders === true;
  if (!isRead) return null;
  const documents = settings.takesOrders === false ? [] : orderDocuments;
  return { documents: [...documents], ...(sum?.orders ?? { taken: 0, waiting: 0 }) };
}

function reportSettings(row: CrmRecord): CrmRow['settings'] {
  const { filter, companyRules, personRules, dealStages, ...plain } = readCrmSettings(row);
  return {
    ...plain,
    filter: { ...filter, verdicts: [...filter.verdicts], stages: [...filter.stages] },
    ...{ companyRules: [...companyRules], personRules: [...personRules] },
    ...(dealStages && { dealStages: { won: [...dealStages.won], lost: [...dealStages.lost] } }),
  };
}

/** `secret`: the master key, by which the note and the address are read. */
export async function reportCompanyCrms(
  records: Records,
  companyId: number,
  secret: string,
): Promise<CompanyCrmRow[]> {
  return (await listCompanyCrms(records, companyId)).map((row) => reportCompanyCrm(row, secret));
}

function reportCompanyCrm(row: CompanyCrm, secret: string): CompanyCrmRow {
  const { crmId, provider, name, mode, link, note, fault, waiting, pausedReason, isAsked } = row;
  const iso = (at: string) => new Date(at).toISOString();
  const text = note && openWrite(note, openOutboxKeys(secret))?.after['text'];
  const standsStill = pausedReason !== '' && row.pausedUntil === null;
  const nexts = [row.nextAt, row.pausedUntil].flatMap((at) => (at === null ? [] : iso(at)));
  return {
    ...{ crmId, name, title: crmKindOf(provider).title, mode, waiting, isAsked },
    record:
      link === null || link.isGone
        ? null
        : { id: link.theirId, linkedAt: iso(link.linkedAt), url: pageOf(row, link.theirId, secret) },
    isGone: link?.isGone ?? false,
    lastNote: note && { at: iso(note.at), text: typeof text === 'string' ? text : '' },
    lastFault: fault && { ...fault, at: iso(fault.at) },
    nextAt: waiting === 0 || standsStill ? null : (nexts.sort().at(-1) ?? null),
    paused: pausedReason || (mode === 'paused' ? 'paused_by_hand' : ''),
  };
}

/** Where a company's record is opened in the CRM; '' where that cannot be told. */
export function pageOf(
  record: Pick<CrmRecord, 'provider' | 'baseUrl' | 'companyPage' | 'sealedCredentials'>,
  id: string,
  secret: string,
): string {
  const { provider, baseUrl, companyPage } = record;
  if (companyPage !== '') return companyPage.replace('{id}', () => encodeURIComponent(id));
  if (crmKindOf(provider).companyPage === '') return '';
  const { database } = openCrmCredentials(record, openConnectionKeys(secret));
  return crmCompanyPage(provider, { baseUrl, database, id });
}
