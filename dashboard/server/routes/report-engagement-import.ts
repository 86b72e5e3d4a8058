// An import of engagement and its rows as the API shows them.

import type { EngagementImport, EngagementImportRow } from '#contract/import-report.ts';
import type { Language } from '#contract/report.ts';
import { describeRowFault } from '#intelligence/engagement-import/describe-row-fault.ts';
import { listUnsaid } from '#intelligence/engagement-import/list-unsaid.ts';
import { type ImportRow, noRowCounts } from '#stores/records/engagement-import/import-rows.ts';
import type { EngagementRun } from '#stores/records/engagement-import/import-runs.ts';
import { describeFileFailure } from './describe-file-failure.ts';

const textChars = 300;
/** A reading that nobody has said anything about for so long was left behind by a process that ended. */
const silentForMs = 60_000;

export function reportEngagementImport(run: EngagementRun, language: Language): EngagementImport {
  const { id, siteId, fileName, kind, provider, encoding, separator, headers, mapping, reading } = run;
  const { progress, undone, origin, basis, speakers } = run;
  // Runs of earlier versions counted less.
  const counts = { ...noRowCounts, ...run.counts };
  const isLeft = run.state === 'reading' && Date.now() - run.touchedAt.getTime() > silentForMs;
  const failure = isLeft ? 'The reading was cut off: send the file again.' : run.failure;
  return {
    ...{ id, siteId, fileName, kind, provider, encoding, separator, counts, progress, undone, origin, basis },
    state: isLeft ? 'failed' : run.state,
    failure: describeFileFailure(failure, language),
    columns: headers.map((header) => ({ header, field: mapping[header] ?? 'ignore' })),
    zone: reading.zone ?? '',
    dates: reading.dates ?? 'day_first',
    action: reading.action ?? '',
    day: reading.dayMs === undefined ? '' : new Date(reading.dayMs).toISOString(),
    ...{ speakers, own: reading.own ?? [] },
    ...{ eventName: reading.eventName ?? '', eventAt: reading.eventAt ?? '', unsaid: listUnsaid(run) },
    by: run.byName,
    createdAt: run.createdAt.toISOString(),
    appliedAt: run.appliedAt?.toISOString() ?? null,
    undoneBy: run.undoneByName,
    undoneAt: run.undoneAt?.toISOString() ?? null,
  };
}

export function reportEngagementRow(
  { line, outcome, values, fault }: ImportRow,
  language: Language,
): EngagementImportRow {
  const message = fault === null ? '' : describeRowFault(fault, language);
  const none = { at: null, kind: '', who: '', key: '', company: '', text: '' };
  if (values === null) return { line, outcome, message, ...none };
  const { at, kind, name, firstName = '', lastName = '', email, phone, handle, company = '' } = values;
  const { text, answers, title = '' } = values;
  return {
    ...{ line, outcome, message, kind, company },
    at: new Date(at).toISOString(),
    who: name ?? `${firstName} ${lastName}`.trim(),
    key: email ?? phone ?? (handle === undefined ? '' : `${handle.network} ${handle.id}`),
    text: (
      text ??
      answers?.map(({ question, answer }) => `${question}: ${answer}`).join(' · ') ??
      title
    ).slice(0, textChars),
  };
}
