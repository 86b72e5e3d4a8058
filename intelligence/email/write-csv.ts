// Text as a separated file that spreadsheets open as a table and never as formulas.

/** Begins a formula in Excel, LibreOffice and Google Sheets (OWASP, "CSV Injection"). */
const formulaStart = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
/** The same behind what a spreadsheet with another separator takes for the end of a cell. */
const innerStart = /([;,\t\r\n])([\s"']*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
/** What was put in front of it; in a file of somebody else too. */
const innerSign = /([;,\t\r\n])([\s"']*)'(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const firstSign = /^'(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;
/** No formula, in whatever place. */
const plainNumber = /^-?\d+(\.\d+)?$/;

/** One line with its end. A cell that would begin a formula gets an apostrophe in front. */
export function csvLine(cells: readonly string[], separator: ',' | ';' | '\t' = ','): string {
  return `${cells.map(csvCell).join(separator)}\r\n`;
}

/** What a cell said before it was kept from being a formula. */
export function readCsvCell(cell: string): string {
  return cell.trim().replace(innerSign, '$1$2').replace(firstSign, '');
}

function csvCell(text: string): string {
  const safe = plainNumber.test(text) ? text : escapeFormulas(text);
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function escapeFormulas(text: string): string {
  const inside = text.replace(innerStart, "$1$2'");
  return formulaStart.test(inside) ? `'${inside}` : inside;
}
