// What an import of engagement would bring in, or did, as lines on a terminal.

import type { EngagementRow } from '#contract/engagement-import.ts';
import { describeRowFault } from '#intelligence/engagement-import/describe-row-fault.ts';
import { listImportRows } from '#stores/records/engagement-import/import-rows.ts';
import type { EngagementRun } from '#stores/records/engagement-import/import-runs.ts';
import type { Records } from '#stores/records/open-records.ts';
import { formatCount } from '../import-log/show-progress.ts';

const rowsShown = 5;
const faultsShown = 20;

export async function describeEngagementPreview(records: Records, run: EngagementRun): Promise<string> {
  const { counts, mapping, reading, headers, kind } = run;
  const zone = reading.zone === undefined ? '' : `, times in ${reading.zone}`;
  const columns = headers
    .filter((header) => (mapping[header] ?? 'ignore') !== 'ignore')
    .map((header) => `  ${header} -> ${mapping[header] ?? ''}`);
  const rows = await listImportRows(records, run.id, { outcomes: ['new'], afterLine: 0, limit: rowsShown });
  const refused = await listImportRows(records, run.id, {
    outcomes: ['refused'],
    afterLine: 0,
    limit: faultsShown,
  });
  const lines = [
    `${run.fileName}: ${kind}${zone}`,
    ...columns,
    ...(reading.own === undefined ? [] : [`  written by you: ${reading.own.join(', ') || 'nobody'}`]),
    '',
    ...rows.flatMap(({ line, values }) =>
      values === null ? [] : [`  line ${line}: ${describeRow(values)}`],
    ),
    ...(counts.new > rows.length && rows.length > 0 ? ['  ...'] : []),
    ...refused.flatMap(({ line, fault }) =>
      fault === null ? [] : [`  line ${line} is refused: ${describeRowFault(fault, 'en')}`],
    ),
    ...(counts.refused > refused.length ? ['  ... all of them with --refused FILE'] : []),
    `${formatCount(counts.rows)} rows: ${formatCount(counts.new)} new, ${formatCount(counts.repeated)} twice in the file, ${formatCount(counts.known)} known already, ${formatCount(counts.refused)} refused.`,
  ];
  return `${lines.join('\n')}\n`;
}

function describeRow(row: EngagementRow): string {
  const { at, kind, name, firstName, lastName, email, phone, handle, text, title } = row;
  const who = name ?? [firstName, lastName].filter((part) => part !== undefined).join(' ');
  const key = email ?? phone ?? (handle === undefined ? '' : `${handle.network} ${handle.id}`);
  const what = (text ?? title ?? '').replace(/\s+/g, ' ').slice(0, 60);
  return [new Date(at).toISOString(), kind, who, key, what].filter((part) => part !== '').join(' | ');
}

export function describeBroughtIn(run: EngagementRun): string {
  return `Brought in ${formatCount(run.counts.new)} rows as run ${run.id}. To take it back: npx fiuto import-engagement --undo ${run.id}\n`;
}

export function describeTakenBack(run: EngagementRun): string {
  const { events = 0, people = 0, requests = 0, kept = 0 } = run.undone ?? {};
  const stays = kept > 0 ? ` ${formatCount(kept)} rows stay, since another import holds them.` : '';
  return `Run ${run.id} is taken back: ${formatCount(events)} events, ${formatCount(people)} names of people, ${formatCount(requests)} requests.${stays}\n`;
}
