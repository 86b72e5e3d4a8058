// Reads what published lists say about autonomous systems: `AS64500` at the beginning of a line; or CSV and JSON in which each row
// has a number and a class (ipverse, bgp.tools, ASdb and the like).

import { parse } from 'csv-parse/sync';
import { findSystemKind } from '#intelligence/company/find-system-kind.ts';
import type { SystemKind } from '#intelligence/company/known-systems.ts';

/** Above it are numbers that nobody has (RFC 6996, 7300). */
const asnMax = 4_199_999_999;

/** The number in `AS64500` or, where `isBare`, in `64500`; 0 for anything else. */
export function readSystemNumber(text: string, isBare = false): number {
  const [, prefix = '', digits = ''] = /^(AS)?(\d{1,10})$/i.exec(text.trim()) ?? [];
  if (digits === '' || (prefix === '' && !isBare)) return 0;
  const asn = Number(digits);
  return asn <= asnMax ? asn : 0;
}

/** Each system once per kind, in the order of the file. Throws what the parsers throw for a damaged file. */
export function readSystemList(text: string): { readonly asn: number; readonly kind: SystemKind }[] {
  const content = text.replace(/^\uFEFF/, '');
  const start = /\S/.exec(content)?.[0];
  const rows = start === '[' || start === '{' ? readJson(JSON.parse(content)) : readTable(content);
  const seen = new Set<string>();
  return rows.filter(({ asn, kind }) => {
    const key = `${asn} ${kind}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

type Said = { asn: number; kind: SystemKind };

const classColumns = /^(?:class|category|type|kind|tag|category \d+ - layer 2)$/;

function readTable(content: string): Said[] {
  const rows = parse(content, {
    ...{ comment: '#', relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true },
    delimiter: [',', ';', '\t'],
  });
  const [heads = []] = rows;
  const names = heads.map((head) => head.toLowerCase());
  const asnAt = names.findIndex((name) => name === 'asn' || name === 'as');
  const classesAt = names.flatMap((name, at) => (classColumns.test(name) ? [at] : []));
  // Without headings: the number, then its class.
  const isHeaded = asnAt >= 0 && classesAt.length > 0;
  const [numberAt, kindsAt] = isHeaded ? [asnAt, classesAt] : [0, [1]];
  return rows.slice(isHeaded ? 1 : 0).flatMap((row) =>
    sayOf(
      row[numberAt] ?? '',
      kindsAt.map((at) => row[at] ?? ''),
    ),
  );
}

function readJson(root: unknown): Said[] {
  const rows = Array.isArray(root) ? root : isFields(root) ? Object.values(root) : [];
  return rows.flatMap((row: unknown) => {
    if (!isFields(row)) return [];
    const more = isFields(row['metadata']) ? row['metadata'] : row;
    const said = ['category', 'class', 'type', 'kind'].map((key) => more[key]);
    return sayOf(
      String(row['asn'] ?? ''),
      said.filter((word) => typeof word === 'string'),
    );
  });
}

/** A system of which a row says two different things is as good as not said. */
function sayOf(number: string, said: readonly string[]): Said[] {
  const asn = readSystemNumber(number, true);
  if (asn === 0) return [];
  const kinds = new Set(said.flatMap((word) => findSystemKind(word) ?? []));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? [{ asn, kind: only }] : [];
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
