// Lines in the W3C extended format: IIS (blanks between) and CloudFront (tabs between). A `#Fields:` heading names the
// columns and may come again, changed, in the middle of a file.

import { type LineReader, noHit, textOf } from './log-hit.ts';
import { readLogTime } from './read-log-time.ts';

/** A reader for one file: it remembers the headings. */
export function createW3cReader(): LineReader {
  let columns: Map<string, number> | undefined;
  let headingDay = '';
  return (line) => {
    if (line.startsWith('#')) {
      if (/^#Fields:/i.test(line)) columns = readHeading(line);
      else headingDay = /^#Date:\s*(\d{4}-\d{2}-\d{2})/i.exec(line)?.[1] ?? headingDay;
      return noHit;
    }
    if (line.trim() === '') return noHit;
    if (columns === undefined) return { unreadable: 'no #Fields heading before this line' };
    const values = line.includes('\t') ? line.split('\t') : line.split(' ');
    const known = columns;
    const textFor = (...names: string[]) => pick(known, values, names);
    const timeMs = readLogTime(`${textFor('date') || headingDay} ${textFor('time')}`.trim());
    if (Number.isNaN(timeMs)) return { unreadable: 'no date and time' };
    const path = textFor('cs-uri-stem', 'cs-uri');
    if (path === '') return { unreadable: 'no cs-uri-stem' };
    const query = textFor('cs-uri-query');
    return {
      timeMs,
      addresses: [...textFor('x-forwarded-for').split(','), textFor('c-ip')]
        .map((part) => decodeText(part).trim())
        .filter((part) => part !== ''),
      method: textFor('cs-method') || 'GET',
      host: textFor('x-host-header', 'cs-host', 'cs(host)'),
      target: query === '' ? path : `${path}?${query}`,
      status: Number(textFor('sc-status')) || 0,
      bytes: textFor('sc-bytes'),
      referrer: decodeText(textFor('cs(referer)')),
      userAgent: decodeText(textFor('cs(user-agent)')),
    };
  };
}

function readHeading(line: string): Map<string, number> {
  const names = line.slice('#Fields:'.length).trim().toLowerCase().split(/\s+/);
  return new Map(names.map((name, index) => [name, index]));
}

function pick(columns: Map<string, number>, values: readonly string[], names: readonly string[]): string {
  for (const name of names) {
    const index = columns.get(name);
    const value = textOf(index === undefined ? undefined : values[index]);
    if (value !== '') return value;
  }
  return '';
}

/** IIS writes blanks as '+', CloudFront as %20, older ones as %2520. */
function decodeText(text: string): string {
  const plain = text.includes(' ') || text.includes('%20') ? text : text.replaceAll('+', ' ');
  if (!plain.includes('%')) return plain;
  try {
    return decodeURIComponent(plain.replaceAll('%25', '%'));
  } catch {
    return plain;
  }
}
