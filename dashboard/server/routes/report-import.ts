// An import of companies and its lines as the API shows them.

import type { CompanyImport, CompanyImportLine } from '#contract/company-report.ts';
import type { Language } from '#contract/report.ts';
import { describeFault } from '#intelligence/company/import/describe-fault.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { ImportLine } from '#stores/records/questions/company-import-lines.ts';
import { countWrittenLines, type ImportRun } from '#stores/records/questions/company-import-runs.ts';
import { describeFileFailure } from './describe-file-failure.ts';

/** Those that were cut off say how far they came. Rejects when the records are away. */
export async function reportImports(
  records: Records,
  runs: readonly ImportRun[],
  language: Language,
): Promise<CompanyImport[]> {
  const ready = runs.filter((run) => settledState(run).state === 'ready').map(({ id }) => id);
  const written = await countWrittenLines(records, ready);
  return runs.map((run) => ({ ...reportImport(run, language), written: written.get(run.id) ?? 0 }));
}

/** Of one that has just been begun or taken in hand. */
export function reportImport(run: ImportRun, language: Language): CompanyImport {
  const { id, kind, fileName, encoding, separator, headers, mapping, counts, progress, undone } = run;
  const { state, failure } = settledState(run);
  return {
    ...{ id, kind, fileName, encoding, separator, progress, undone, state, written: 0 },
    counts: { ...counts, byName: counts.byName ?? 0 },
    failure: describeFileFailure(failure, language),
    columns: headers.map((header) => ({ header, field: mapping[header] ?? 'ignore' })),
    by: run.byName,
    createdAt: run.createdAt.toISOString(),
    appliedAt: run.appliedAt?.toISOString() ?? null,
    undoneBy: run.undoneByName,
    undoneAt: run.undoneAt?.toISOString() ?? null,
  };
}

/** Work that nobody has said anything about for so long was left behind by a process that ended. */
const silentForMs = 60_000;

function settledState({ state, failure, touchedAt }: ImportRun): Pick<CompanyImport, 'state' | 'failure'> {
  if (Date.now() - touchedAt.getTime() < silentForMs) return { state, failure };
  if (state === 'reading')
    return { state: 'failed', failure: 'The reading was cut off: send the file again.' };
  // Nothing of it was written, or it goes on where it was: either way it can be asked for again.
  return { state: state === 'applying' ? 'ready' : state === 'undoing' ? 'applied' : state, failure };
}

export function reportImportLine(line: ImportLine, language: Language): CompanyImportLine {
  return {
    line: line.line,
    outcome: line.outcome,
    name: [line.document?.number ?? '', line.values.name].filter((text) => text !== '').join(' · '),
    companyId: line.companyId,
    changes: line.changes,
    faults: line.faults.map((fault) => ({
      code: fault.code,
      field: fault.field,
      value: fault.value,
      message: describeFault(fault, language),
    })),
  };
}
