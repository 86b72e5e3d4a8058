// What `import-companies` is asked to do.

import { parseArgs } from 'node:util';
import { type ColumnMapping, importFields } from '#contract/company-import.ts';

export const importCompaniesUsage = `Usage: npx fiuto import-companies FILE.csv [--preview] [--map "Header=field"] [--yes]
       npx fiuto import-companies --undo RUN

Makes known the companies of a list saved as CSV from a spreadsheet, an accounting
program or a CRM, in any of its usual encodings and separators. What would change is
shown first. Importing a file again changes nothing.

  --preview             shows what would change and changes nothing
  --map "Header=field"  what a column means, where its header does not say so; may be
                        given several times and is remembered. Fields: ${importFields.slice(0, 4).join(', ')},
                        ${importFields.slice(4, 11).join(', ')},
                        ${importFields.slice(11).join(', ')}, ignore
  --faults              lists every faulty line, not only the first
  --yes                 applies without asking
  --undo RUN            takes a run back; its number is shown when it is applied
`;

export interface WantedImport {
  file: string;
  mapping: ColumnMapping;
  isPreview: boolean;
  isYes: boolean;
  /** How many faulty lines to list. */
  faults: number;
  undo: number | undefined;
}

const faultsShown = 20;

const options = {
  preview: { type: 'boolean' },
  map: { type: 'string', multiple: true },
  faults: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  undo: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** A text instead: what is wrong, or '' when help is asked for. */
export function readImportArguments(args: readonly string[]): WantedImport | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (values.help === true) return '';
    const undo = values.undo === undefined ? undefined : Number(values.undo);
    if (undo !== undefined && !(Number.isInteger(undo) && undo > 0))
      return `"${values.undo}" is no run: give its number, as it was shown when it was applied.`;
    if (undo === undefined && positionals.length !== 1) return 'Name one CSV file.';
    if (undo !== undefined && positionals.length > 0) return 'Give either a file or --undo.';
    const mapping = readMapping(values.map ?? []);
    if (typeof mapping === 'string') return mapping;
    return {
      file: positionals[0] ?? '',
      mapping,
      isPreview: values.preview === true,
      isYes: values.yes === true,
      faults: values.faults === true ? Number.POSITIVE_INFINITY : faultsShown,
      undo,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The last `=` separates, since a header may hold one. */
function readMapping(texts: readonly string[]): ColumnMapping | string {
  const mapping: ColumnMapping = {};
  for (const text of texts) {
    const at = text.lastIndexOf('=');
    const header = text.slice(0, at).trim();
    const wanted = text.slice(at + 1).trim();
    const field = wanted === 'ignore' ? wanted : importFields.find((known) => known === wanted);
    if (at < 1 || header === '') return `"${text}" says no column: write it as "Header=field".`;
    if (field === undefined)
      return `"${wanted}" is no field: choose one of ${importFields.join(', ')}, ignore.`;
    mapping[header] = field;
  }
  return mapping;
}
