// Writes one object of the registry as text, with the liberties that RPSL allows: folded lines, comments at the end of a
// line, padding of any width.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { type AddressRange, cutIntoPrefixes, rangeSize, writeAddress } from '../space/address-range.ts';
import type { OrganisationObject, RangeObject, RpslLine, SystemObject } from './registry-book.ts';

const foldShare = 0.04;
const commentShare = 0.015;
const padding = 16;

/** Object text without the blank line behind it. */
export function writeObject(random: SeededRandom, lines: readonly RpslLine[]): string {
  return lines.map(([key, value], index) => writeLine(random, key, value, index === 0)).join('\n');
}

function writeLine(random: SeededRandom, key: string, value: string, isKey: boolean): string {
  const head = `${key}:`.padEnd(padding);
  const canFold = !isKey && /^(descr|org-name|address|remarks)$/.test(key) && value.includes(' ');
  const folded = canFold && random.chance(foldShare) ? fold(random, value) : value;
  const comment = !isKey && random.chance(commentShare) ? ' # checked' : '';
  return `${head}${folded}${comment}`;
}

/** The value goes on in the next line, after a space, a tab or a plus sign. */
function fold(random: SeededRandom, value: string): string {
  const words = value.split(' ');
  const at = random.whole(1, words.length - 1);
  const start = random.next();
  const mark = start < 0.5 ? ' '.repeat(padding) : start < 0.75 ? '\t' : '+               ';
  return `${words.slice(0, at).join(' ')}\n${mark}${words.slice(at).join(' ')}`;
}

export function linesOfRange(object: RangeObject): RpslLine[] {
  return [
    object.range.version === 4
      ? ['inetnum', writeRange(object.range)]
      : ['inet6num', writePrefix(object.range)],
    ['netname', object.netname],
    ...object.descr.map((line): RpslLine => ['descr', line]),
    ['country', object.country],
    ...(object.org === undefined ? [] : [['org', object.org] satisfies RpslLine]),
    ['admin-c', 'DUMY-RIPE'],
    ['tech-c', 'DUMY-RIPE'],
    ['status', object.status],
    ...(object.remarks ?? []).map((line): RpslLine => ['remarks', line]),
    ['mnt-by', object.maintainer],
    ...closingLines(object),
  ];
}

export function linesOfOrganisation(object: OrganisationObject): RpslLine[] {
  return [
    ['organisation', object.handle],
    ['org-name', object.name],
    ['org-type', object.type],
    ...object.address.map((line): RpslLine => ['address', line]),
    ['country', object.country],
    ['e-mail', '***@example.net'],
    ['mnt-by', object.maintainer],
    ...closingLines(object),
  ];
}

export function linesOfSystem(object: SystemObject): RpslLine[] {
  return [
    ['aut-num', `AS${object.asn}`],
    ['as-name', object.asName],
    ...object.descr.map((line): RpslLine => ['descr', line]),
    ['org', object.org],
    ['admin-c', 'DUMY-RIPE'],
    ['tech-c', 'DUMY-RIPE'],
    ['status', 'ASSIGNED'],
    ['mnt-by', object.maintainer],
    ...closingLines(object),
  ];
}

function closingLines(object: { readonly created: string; readonly modified: string }): RpslLine[] {
  return [
    ['created', `${object.created}T00:00:00Z`],
    ['last-modified', `${object.modified}T12:30:00Z`],
    ['source', 'RIPE'],
  ];
}

function writeRange(range: AddressRange): string {
  return `${writeAddress(4, range.first)} - ${writeAddress(4, range.last)}`;
}

/** IPv6 keys are prefixes; the ranges of the world are. */
function writePrefix(range: AddressRange): string {
  const [prefix] = cutIntoPrefixes(range);
  if (prefix === undefined || rangeSize(range) !== 1n << BigInt(128 - prefix.length)) {
    throw new Error('An IPv6 range of the world is no prefix.');
  }
  return `${writeAddress(6, prefix.first)}/${prefix.length}`;
}
