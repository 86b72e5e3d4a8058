// Reads one line of a list of companies: every cell cleaned and checked. A cell that cannot be read is left out and named
// among the faults; the rest of the line stands.

import type { ImportField, LineFault, LineFaultCode, ReadLine } from '#contract/company-import.ts';
import { checkFiscalCode } from './check-fiscal-code.ts';
import { checkVatNumber, isSpreadsheetNumber } from './check-vat-number.ts';
import { readCountry } from './read-country.ts';
import { readDomain } from './read-domain.ts';
import { readIndustryCode } from './read-industry-code.ts';
import { readNetwork } from './read-network.ts';
import { readWholeNumber } from './read-number.ts';
import { readStatus } from './read-status.ts';

/** One column of the file that means something. */
export interface Column {
  readonly at: number;
  readonly header: string;
  readonly field: ImportField;
}

export interface LineReading {
  values: ReadLine;
  faults: LineFault[];
}

/** Longer texts are no names; a whole page that slipped into a cell must not be kept. */
const textMax = 300;
const listMax = 200;
const postcodeMax = 20;

/** Reads line after line of one file: what its columns mean is looked up once. */
export function createLineReader(columns: readonly Column[]): (cells: readonly string[]) => LineReading {
  const columnsOf = new Map<ImportField, Column[]>();
  for (const column of columns) columnsOf.set(column.field, [...(columnsOf.get(column.field) ?? []), column]);
  return (cells) => readLine(columnsOf, cells);
}

function readLine(
  columnsOf: ReadonlyMap<ImportField, readonly Column[]>,
  cells: readonly string[],
): LineReading {
  const values: ReadLine = { ...emptyLine, domains: [], aliases: [], networks: [] };
  const faults: LineFault[] = [];
  const report: Report = (code, field, value) => {
    faults.push({ code, field, value: value.slice(0, textMax), other: '' });
  };
  const text: Text = (field) => {
    for (const column of columnsOf.get(field) ?? []) {
      const value = clean(cells[column.at] ?? '');
      if (value === '') continue;
      if (value.length <= textMax) return { value, header: column.header };
      report('too_long', field, value);
    }
    return nothing;
  };
  const list: List = (field, separator) =>
    (columnsOf.get(field) ?? [])
      .flatMap(({ at }) =>
        tidyRanges(field, cells[at] ?? '')
          .split(separator)
          .map(clean),
      )
      .filter((item) => item !== '')
      .slice(0, listMax);
  values.name = text('name').value;
  values.legalName = text('legal_name').value;
  values.province = text('province').value;
  values.postcode = text('postcode').value.slice(0, postcodeMax);
  values.owner = text('owner').value;
  values.parent = text('parent').value;
  values.aliases = [...new Set(list('aliases', /[;|\n]/))].filter((alias) => alias.length <= textMax);
  readIdentifiers(values, text, report);
  readFacts(values, text, report);
  readDomains(values, list, report);
  readNetworks(values, list('networks', /[;|,\s]+/), report);
  return { values, faults };
}

const nothing = { value: '', header: '' };

type Text = (field: ImportField) => { value: string; header: string };
type List = (field: ImportField, separator: RegExp) => string[];
type Report = (code: LineFaultCode, field: ImportField, value: string) => void;

function readIdentifiers(values: ReadLine, text: Text, report: Report): void {
  const country = text('country').value;
  values.country = country === '' ? '' : readCountry(country);
  if (country !== '' && values.country === '') report('not_a_country', 'country', country);
  const vat = text('vat_number').value;
  if (vat !== '') {
    const checked = checkVatNumber(vat, values.country);
    if ('fault' in checked) report(checked.fault, 'vat_number', vat);
    else {
      values.vatNumber = checked.vatNumber;
      // The number says where the company is registered, which is its country unless the list says otherwise.
      if (values.country === '') values.country = checked.country;
    }
  }
  const fiscal = text('fiscal_code').value;
  if (fiscal !== '') {
    values.fiscalCode = checkFiscalCode(fiscal);
    if (isSpreadsheetNumber(fiscal)) report('spreadsheet_number', 'fiscal_code', fiscal);
    else if (values.fiscalCode === '') report('fiscal_code_format', 'fiscal_code', fiscal);
  }
  const id = text('external_id').value;
  if (isSpreadsheetNumber(id) && /[.,]/.test(id)) report('spreadsheet_number', 'external_id', id);
  else values.externalId = id;
}

function readFacts(values: ReadLine, text: Text, report: Report): void {
  for (const field of ['employees', 'turnover'] as const) {
    const { value } = text(field);
    const number = value === '' ? null : readWholeNumber(value);
    const isRight = number !== null && number >= 0 && (field === 'turnover' || number <= 10_000_000);
    if (isRight) values[field] = number;
    else if (value !== '') report('not_a_number', field, value);
  }
  const status = text('status').value;
  values.status = readStatus(status);
  if (status !== '' && values.status === '') report('not_a_status', 'status', status);
  const industry = text('industry_code');
  if (industry.value === '') return;
  const code = readIndustryCode(industry.value, industry.header, values.country);
  if (!code) report('not_an_industry_code', 'industry_code', industry.value);
  else {
    values.industryScheme = code.scheme;
    values.industryCode = code.code;
  }
}

function readDomains(values: ReadLine, list: List, report: Report): void {
  const found = new Set<string>();
  for (const field of ['domains', 'email'] as const) {
    for (const item of list(field, /[;|,\s]+/)) {
      const { domain, fault } = readDomain(item);
      if (fault === '') found.add(domain);
      // Of an address at a mail provider nothing can be learned, and nothing is wrong with it.
      else if (field === 'domains' || fault === 'not_a_domain') report(fault, field, item);
    }
  }
  values.domains = [...found];
}

function readNetworks(values: ReadLine, items: readonly string[], report: Report): void {
  const found = new Map<string, ReadLine['networks'][number]>();
  for (const item of items) {
    const result = readNetwork(item);
    if ('fault' in result) report(result.fault, 'networks', item);
    else found.set(`${result.network.first}-${result.network.last}`, { ...result.network });
  }
  values.networks = [...found.values()];
}

/** Words with one blank between them, of letters that nothing is wrong with: most cells of most files. */
const plain = /^[!-~À-ÿ]+(?: [!-~À-ÿ]+)*$/;

/** Blanks separate ranges, except those around the dash inside one. */
function tidyRanges(field: ImportField, cell: string): string {
  return field === 'networks' ? cell.replace(/\s*[-–—]\s*/g, '-') : cell;
}

/** One line, one blank between words, without what cannot be seen. Words for "nothing" are nothing. */
function clean(text: string): string {
  if (text === '') return '';
  const shown = plain.test(text)
    ? text
    : text
        .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim();
  return /^(-+|n\/?[ad]\.?|n\.d\.|null|none|nan|#n\/[ad]|#rif!|#ref!|\?+)$/i.test(shown) ? '' : shown;
}

const emptyLine: Omit<ReadLine, 'domains' | 'aliases' | 'networks'> = {
  ...{ name: '', legalName: '', vatNumber: '', fiscalCode: '', country: '', province: '', postcode: '' },
  ...{ industryScheme: '', industryCode: '', employees: null, turnover: null, status: '', owner: '' },
  ...{ externalId: '', parent: '' },
};
