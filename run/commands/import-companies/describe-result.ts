// What an import did, or what taking it back did, in words for the terminal.

import type { UndoneImport } from '#contract/company-import.ts';
import type { ImportRun } from '#stores/records/questions/company-import-runs.ts';
import { formatCount } from '../import-log/show-progress.ts';

const keptShown = 20;

function countCompanies(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'company' : 'companies'}`;
}

export function describeApplied({ id, counts }: ImportRun, seconds: number): string {
  return [
    `${countCompanies(counts.new)} made, ${formatCount(counts.changed)} changed, in ${seconds.toFixed(1)} s.`,
    `This was run ${id}. To take it back: npx fiuto import-companies --undo ${id}`,
    '',
  ].join('\n');
}

/** `company`: others hang on it by now, such as visits that were corrected, so that it stays. */
function nameField(field: string): string {
  return field === 'company' ? 'the company itself' : field.replaceAll('_', ' ');
}

export function describeUndone({ restored, removed, kept, keptCount }: UndoneImport): string {
  const lines = [
    `${countCompanies(removed)} removed, ${formatCount(restored)} are as they were before.`,
    ...(keptCount > 0
      ? [
          `${countCompanies(keptCount)} changed since the import ${keptCount === 1 ? 'keeps' : 'keep'} these fields as they are now:`,
        ]
      : []),
    ...kept
      .slice(0, keptShown)
      .map(({ name, companyId, fields }) => `  ${name} (${companyId}): ${fields.map(nameField).join(', ')}`),
    ...(keptCount > keptShown ? [`  and ${formatCount(keptCount - keptShown)} more`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
