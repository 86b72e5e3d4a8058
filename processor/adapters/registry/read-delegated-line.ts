// Reads a delegation file line by line: which registry gave which range to whom, without names.
// `registry|cc|type|start|value|date|status[|opaque-id]` after a header and summary lines that say how many there are.

import { cleanCountry } from './clean-lines.ts';
import { findPrivateRange } from './find-private-range.ts';
import { makeRangeRow } from './make-range-row.ts';
import { readDay } from './read-day.ts';
import { readCountedRange, readRangeText } from './read-range-text.ts';
import type { RegistrySink } from './registry-sink.ts';

const headerLine = /^\d+(?:\.\d+)?\|/;
const recordLine = /^[a-z]+\|[A-Za-z*]{0,2}\|(?:asn|ipv4|ipv6)\|/;

/** Whether a line is of such a file. */
export function isDelegatedLine(line: string): boolean {
  return headerLine.test(line) || recordLine.test(line);
}

export interface DelegatedReader {
  take(line: string | null, number: number): void;
  /** '' when as many records were there as the file promises, else what is missing. */
  end(): string;
  /** `YYYY-MM-DD` of the data as the header says, '' when it says none. */
  date(): string;
}

export function createDelegatedReader(sink: RegistrySink): DelegatedReader {
  let promised = 0;
  let records = 0;
  let date = '';
  const row = makeRangeRow();
  row.kind = 'delegated';
  const takeRecord = (line: string, number: number) => {
    const fields = line.split('|');
    const [, country = '', type = '', start = '', value = '', day = '', status = '', holder = ''] = fields;
    if (type === 'asn') {
      sink.leftOut('other');
      return;
    }
    if (fields.length < 7) {
      sink.unusable(number, `it has ${fields.length} columns where 7 or 8 belong`);
      return;
    }
    if (['available', 'reserved'].includes(status)) {
      sink.leftOut('unassigned');
      return;
    }
    const problem =
      type === 'ipv4'
        ? readCountedRange(start, /^\d+$/.test(value) ? Number(value) : -1, row)
        : readRangeText(`${start}/${value}`, row);
    const fault = problem || findPrivateRange(row);
    if (fault !== '') {
      sink.unusable(number, fault);
      return;
    }
    row.organisationHandle = holder.trim();
    row.status = status.toUpperCase();
    row.country = cleanCountry(country);
    row.modifiedDay = readDay(day);
    sink.range(row);
  };
  return {
    take: (line, number) => {
      if (line === null) {
        records += 1;
        sink.unusable(number, 'the line is longer than 1 MiB');
        return;
      }
      const text = line.trim();
      if (text === '' || text.startsWith('#')) return;
      if (headerLine.test(text)) {
        const [, , , count = '', , until = ''] = text.split('|');
        promised = Number(count) || 0;
        date = /^(\d{4})(\d\d)(\d\d)$/.test(until) ? until.replace(/^(....)(..)(..)$/, '$1-$2-$3') : '';
        return;
      }
      if (text.endsWith('|summary')) return;
      records += 1;
      if (!recordLine.test(text)) {
        sink.unusable(number, 'it is no line of a delegation file');
        return;
      }
      takeRecord(text, number);
    },
    end: () =>
      records >= promised ? '' : `${promised} records are promised in its first line, ${records} are there`,
    date: () => date,
  };
}
