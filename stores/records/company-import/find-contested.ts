// Domains and networks that several lines of a file claim, or that lie across one another: what one line alone cannot
// show. Worked out once for a file.

import { sql } from 'drizzle-orm';
import type { LineFault } from '#contract/company-import.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';

export interface Contested {
  /** Domain to the line that gets it. */
  domains: ReadonlyMap<string, number>;
  /** `line first-last` to what is wrong with that range. */
  networks: ReadonlyMap<string, LineFault>;
}

type Db = Records['db'] | Transaction;

/** Of the lines that are not faulty and not written yet. */
export async function findContested(db: Db, importId: number): Promise<Contested> {
  return { domains: await findDomains(db, importId), networks: await findNetworks(db, importId) };
}

async function findDomains(db: Db, importId: number): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ domain: string; line: number }>(sql`
    SELECT substr(key, 3) AS domain, min(line) AS line
    FROM company_import_lines, unnest(keys) AS key
    WHERE import_id = ${importId} AND outcome <> 'faulty' AND change_id IS NULL AND key LIKE 'd:%'
    GROUP BY key HAVING count(*) > 1`);
  return new Map(rows.map(({ domain, line }) => [domain, line]));
}

/** Known ranges have the line 0. `from` and `to` compare as text as the addresses do. */
interface Range extends Record<string, unknown> {
  line: number;
  first: string;
  last: string;
  from: string;
  to: string;
}

async function findNetworks(db: Db, importId: number): Promise<Map<string, LineFault>> {
  const faults = new Map<string, LineFault>();
  const report = (range: Range, code: LineFault['code'], other: Range) => {
    const value = nameOf(range);
    faults.set(`${range.line} ${value}`, { code, field: 'networks', value, other: describe(other) });
  };
  let open: Range[] = [];
  for (const range of await listRanges(db, importId)) {
    open = open.filter(({ to }) => to >= range.from);
    const equal = open.find(({ from, to }) => from === range.from && to === range.to);
    const across = open.find(({ from, to }) => from < range.from && to < range.to);
    if (equal) {
      // A range that is known already is looked at where its company is known too.
      if (range.line > 0 && equal.line > 0) report(range, 'network_taken', equal);
    } else if (across && range.line > 0) report(range, 'network_overlaps', across);
    else if (across && across.line > 0) {
      report(across, 'network_overlaps', range);
      open = open.filter((other) => other !== across);
      open.push(range);
    } else open.push(range);
  }
  return faults;
}

/** By their beginning, wider ones first; nothing when the file has none, since then nothing can be wrong with them. */
async function listRanges(db: Db, importId: number): Promise<Range[]> {
  const { rows } = await db.execute<Range>(sql`
    WITH named AS (
      SELECT line, (n ->> 'first')::inet AS first, (n ->> 'last')::inet AS last
      FROM company_import_lines, jsonb_array_elements(values -> 'networks') AS n
      WHERE import_id = ${importId} AND outcome <> 'faulty' AND change_id IS NULL
        AND values -> 'networks' <> '[]'
    ), every AS (
      SELECT * FROM named
      UNION ALL
      SELECT 0, first, last FROM company_networks WHERE EXISTS (SELECT 1 FROM named)
    )
    SELECT line, host(first) AS first, host(last) AS last,
      encode(inet_send(first), 'hex') AS "from", encode(inet_send(last), 'hex') AS "to"
    FROM every ORDER BY first, last DESC, line`);
  return rows;
}

function nameOf({ first, last }: Range): string {
  return first === last ? first : `${first}-${last}`;
}

function describe(range: Range): string {
  return range.line === 0 ? nameOf(range) : `${nameOf(range)} (line ${range.line})`;
}
