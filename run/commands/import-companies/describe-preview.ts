// What an import would do, in words for the terminal.

import type { ImportCounts } from '#contract/company-import.ts';
import { describeFault } from '#intelligence/company/import/describe-fault.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type ImportLine, listImportLines } from '#stores/records/questions/company-import-lines.ts';
import type { ImportRun } from '#stores/records/questions/company-import-runs.ts';
import { formatCount } from '../import-log/show-progress.ts';

const changesShown = 10;
const linesAtOnce = 1_000;
const separatorNames: Readonly<Record<string, string>> = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
  '|': 'bar',
};

/** `faultsMax`: how many faulty lines are listed. */
export async function describePreview(records: Records, run: ImportRun, faultsMax: number): Promise<string> {
  const { counts } = run;
  return [
    `${run.fileName}: ${run.encoding}, separated by ${separatorNames[run.separator] ?? run.separator}`,
    ...describeColumns(run),
    '',
    ...describeCounts(counts),
    ...(await describeChanges(records, run.id)),
    ...(await describeFaults(records, run, faultsMax)),
    '',
  ].join('\n');
}

function describeColumns({ headers, mapping }: ImportRun): string[] {
  const width = Math.min(40, Math.max(0, ...headers.map((header) => header.length)));
  return headers.map((header) => {
    const field = mapping[header] ?? 'ignore';
    return `  ${header.padEnd(width)}  ${field === 'ignore' ? '(not used)' : field}`;
  });
}

function describeCounts(counts: ImportCounts): string[] {
  const rows: [number, string][] = [
    [counts.lines, 'lines'],
    [counts.new, 'new companies'],
    [counts.changed, 'changed'],
    [counts.unchanged, 'unchanged'],
    [counts.faulty, 'faulty, left out'],
    [counts.withFaultyCells, 'taken without some of their cells'],
  ];
  return rows.map(([count, text]) => `${formatCount(count).padStart(11)}  ${text}`);
}

async function describeChanges(records: Records, id: number): Promise<string[]> {
  const page = { outcomes: ['changed'] as const, afterLine: 0, limit: changesShown };
  const lines = await listImportLines(records, id, page);
  if (lines.length === 0) return [];
  return ['', 'Changes, the first of them:', ...lines.map(describeChange)];
}

function describeChange({ line, values, companyId, changes }: ImportLine): string {
  const texts = changes.map(({ field, before, after }) =>
    before === '' ? `${field}: ${after}` : `${field}: ${before} -> ${after}`,
  );
  return `  line ${line}, ${values.name || `company ${companyId}`}: ${texts.join('; ')}`;
}

async function describeFaults(records: Records, run: ImportRun, faultsMax: number): Promise<string[]> {
  const total = run.counts.faulty + run.counts.withFaultyCells;
  if (total === 0) return [];
  const texts: string[] = [];
  let shown = 0;
  for (let afterLine = 0; shown < Math.min(faultsMax, total); ) {
    const lines = await listImportLines(records, run.id, {
      outcomes: ['new', 'changed', 'unchanged', 'faulty'],
      withFaults: true,
      afterLine,
      limit: Math.min(linesAtOnce, faultsMax - shown),
    });
    if (lines.length === 0) break;
    for (const { line, outcome, faults } of lines)
      for (const fault of faults)
        texts.push(
          `  line ${line}${outcome === 'faulty' ? ', left out' : ''}: ${describeFault(fault, 'en')}`,
        );
    shown += lines.length;
    afterLine = lines.at(-1)?.line ?? afterLine;
  }
  if (shown < total) texts.push(`  and ${formatCount(total - shown)} more lines; --faults lists them all`);
  return ['', 'What is wrong, and how to mend it:', ...texts];
}
