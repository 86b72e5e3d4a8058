// What an import of engagement would bring in, or did, as lines on a terminal.

import type { EngagementRow } from '#contract/engagement-import.ts';
import type { RowCounts, UnsaidFact } from '#contract/import-report.ts';
import { describeRowFault } from '#intelligence/engagement-import/describe-row-fault.ts';
import { listUnsaid } from '#intelligence/engagement-import/list-unsaid.ts';
import { listImportRows, noRowCounts } from '#stores/records/engagement-import/import-rows.ts';
import type { EngagementRun } from '#stores/records/engagement-import/import-runs.ts';
import type { Records } from '#stores/records/open-records.ts';
import { countOf } from '../count-of.ts';
import { formatCount } from '../import-log/show-progress.ts';

const rowsShown = 5;
const faultsShown = 20;

export async function describeEngagementPreview(records: Records, run: EngagementRun): Promise<string> {
  const { mapping, reading, headers, kind } = run;
  const counts = { ...noRowCounts, ...run.counts };
  const zone = reading.zone === undefined ? '' : `, times in ${reading.zone}`;
  const columns = headers
    .filter((header) => (mapping[header] ?? 'ignore') !== 'ignore')
    .map((header) => `  ${header} -> ${mapping[header] ?? ''}`);
  const rows = await listImportRows(records, run.id, { kinds: ['new'], afterLine: 0, limit: rowsShown });
  const refused = await listImportRows(records, run.id, {
    kinds: ['refused', 'noted'],
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
    ...refused.flatMap(({ line, fault, outcome }) =>
      fault === null
        ? []
        : [`  line ${line}${outcome === 'refused' ? ' is refused' : ''}: ${describeRowFault(fault, 'en')}`],
    ),
    ...(counts.refused + counts.noted > refused.length ? ['  ... all of them with --refused FILE'] : []),
    ...listUnsaid(run).map((fact) => askFor[fact]),
    describeCounts(counts),
  ];
  return `${lines.join('\n')}\n`;
}

const askFor: Readonly<Record<UnsaidFact, string>> = {
  event_name: 'The file does not say which event it was: say it with --event "NAME".',
  event_start: 'The file does not say when the event began: say it with --event-start "2026-05-12 10:00".',
};

function describeCounts(counts: RowCounts): string {
  const { rows, noted, erased } = counts;
  const noteds = noted === 0 ? '' : ` ${countOf(noted, 'row')} of the new without what could not be read.`;
  const left =
    erased === 0
      ? ''
      : ` ${countOf(erased, 'row')} left out, of people who were erased: nothing of them is stored again.`;
  return `${countOf(rows, 'row')}: ${formatCount(counts.new)} new, ${formatCount(counts.repeated)} twice in the file, ${formatCount(counts.known)} known already, ${formatCount(counts.refused)} refused.${noteds}${left}`;
}

function describeRow(row: EngagementRow): string {
  const { at, kind, name, firstName, lastName, email, phone, handle, text, title } = row;
  const who = name ?? [firstName, lastName].filter((part) => part !== undefined).join(' ');
  const key = email ?? phone ?? (handle === undefined ? '' : `${handle.network} ${handle.id}`);
  const what = (text ?? title ?? '').replace(/\s+/g, ' ').slice(0, 60);
  return [new Date(at).toISOString(), kind, who, key, what].filter((part) => part !== '').join(' | ');
}

export function describeBroughtIn(run: EngagementRun): string {
  return `Brought in ${countOf(run.counts.new, 'row')} as run ${run.id}. To take it back: npx fiuto import-engagement --undo ${run.id}\n`;
}

export function describeTakenBack(run: EngagementRun): string {
  const { events = 0, people = 0, requests = 0, kept = 0 } = run.undone ?? {};
  const stays =
    kept > 0
      ? ` ${countOf(kept, 'row')} ${kept === 1 ? 'stays, since another import holds it' : 'stay, since another import holds them'}.`
      : '';
  const names = countOf(
    people,
    'e-mail address, telephone number or profile',
    'e-mail addresses, telephone numbers and profiles',
  );
  return `Run ${run.id} is taken back: ${countOf(events, 'event')}, ${names}, ${countOf(requests, 'request')}.${stays}\n`;
}
