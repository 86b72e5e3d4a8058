// The rows of an import that are refused, or of which something is left out, as CSV: the line and the reason of each, in pieces.

import type { Language } from '#contract/report.ts';
import { csvLine } from '#intelligence/email/write-csv.ts';
import { describeRowFault } from '#intelligence/engagement-import/describe-row-fault.ts';
import type { Records } from '../open-records.ts';
import { listImportRows } from './import-rows.ts';

const rowsAtOnce = 1_000;
const headers: Readonly<Record<Language, readonly string[]>> = {
  en: ['Line', 'Reason', 'What stands there'],
  it: ['Riga', 'Motivo', 'Che cosa c’è scritto'],
};

export async function* writeRefusedRows(
  records: Records,
  importId: number,
  language: Language,
): AsyncGenerator<string> {
  yield csvLine(headers[language]);
  for (let afterLine = 0; ; ) {
    const rows = await listImportRows(records, importId, {
      kinds: ['refused', 'noted'],
      afterLine,
      limit: rowsAtOnce,
    });
    if (rows.length === 0) return;
    yield rows
      .map(({ line, fault }) =>
        fault === null ? '' : csvLine([String(line), describeRowFault(fault, language), fault.value]),
      )
      .join('');
    afterLine = rows.at(-1)?.line ?? afterLine;
  }
}
