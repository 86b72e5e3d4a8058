// Text as a separated file that spreadsheets open as a table and never as formulas.

/** Begins a formula in Excel, LibreOffice and Google Sheets (OWASP, "CSV Injection"). */
const formulaStart = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** One line with its end. A cell that would begin a formula gets an apostrophe in front. */
export function csvLine(cells: readonly string[], separator: ',' | ';' | '\t' = ','): string {
  return `${cells.map(csvCell).join(separator)}\r\n`;
}

function csvCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
