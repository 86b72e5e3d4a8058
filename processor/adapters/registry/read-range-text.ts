// Reads the range of a registry record: `194.206.161.47 - 194.206.161.47`, `2001:db8::/32`, LACNIC's short `200.3.12/22`,
// and zeros in front, as old ARIN files have them.

import type { AddressRange } from '#intelligence/company/ranges/range-row.ts';
import { parseAddressWords } from '#intelligence/networks/parse-address-words.ts';

const first = new Uint32Array(4);
const last = new Uint32Array(4);

/** Fills `range` and answers ''; otherwise what is wrong, and `range` is untouched. */
export function readRangeText(text: string, range: AddressRange): string {
  const dash = text.indexOf('-');
  const problem = dash < 0 ? readPrefix(text.trim()) : readEnds(text.slice(0, dash), text.slice(dash + 1));
  if (problem === '') fill(range, text.includes(':') ? 6 : 4);
  return problem;
}

/** `count` addresses from `start` on, as delegation files say it; ranges need not be networks. */
export function readCountedRange(start: string, count: number, range: AddressRange): string {
  if (parseAddressWords(start, first) !== 4) return `"${start.slice(0, 60)}" is no IPv4 address`;
  const end = (first[0] ?? 0) + count - 1;
  if (!Number.isInteger(count) || count < 1 || end > 0xffffffff)
    return `${count} addresses do not fit after ${start}`;
  last.fill(0);
  last[0] = end;
  fill(range, 4);
  return '';
}

function readEnds(from: string, to: string): string {
  const version = readAddress(from.trim(), first);
  if (version === 0 || readAddress(to.trim(), last) !== version)
    return `"${from.trim().slice(0, 60)} - ${to.trim().slice(0, 60)}" is no range of addresses`;
  for (let word = 0; word < 4; word += 1) {
    const difference = (last[word] ?? 0) - (first[word] ?? 0);
    if (difference > 0) break;
    if (difference < 0) return `the range ${from.trim()} - ${to.trim()} is reversed`;
  }
  return '';
}

function readPrefix(text: string): string {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const version = readAddress(slash < 0 ? address : fillUp(address), first);
  const size = version === 6 ? 128 : 32;
  const bits = slash < 0 ? size : readBits(text.slice(slash + 1));
  if (version === 0 || bits < 0 || bits > size) return `"${text.slice(0, 60)}" is no network`;
  for (let word = 0; word < 4; word += 1) {
    // IPv4 has its bits in the first word alone.
    const kept = Math.min(Math.max(bits - word * 32, 0), 32);
    const mask = kept === 0 ? 0 : -1 << (32 - kept);
    const value = first[word] ?? 0;
    first[word] = value & mask;
    last[word] = version === 4 && word > 0 ? 0 : value | ~mask;
  }
  return '';
}

function readBits(text: string): number {
  return /^\d{1,3}$/.test(text) ? Number(text) : -1;
}

/** `200.3.12` as LACNIC writes it is 200.3.12.0. */
function fillUp(address: string): string {
  if (!/^\d+(\.\d+){0,2}$/.test(address)) return address;
  return address + '.0'.repeat(4 - address.split('.').length);
}

function readAddress(text: string, words: Uint32Array): 0 | 4 | 6 {
  const version = parseAddressWords(text, words);
  if (version !== 0 || !/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return version;
  return parseAddressWords(text.replace(/(^|\.)0+(?=\d)/g, '$1'), words);
}

function fill(range: AddressRange, version: 4 | 6): void {
  range.version = version;
  range.first0 = first[0] ?? 0;
  range.first1 = first[1] ?? 0;
  range.first2 = first[2] ?? 0;
  range.first3 = first[3] ?? 0;
  range.last0 = last[0] ?? 0;
  range.last1 = last[1] ?? 0;
  range.last2 = last[2] ?? 0;
  range.last3 = last[3] ?? 0;
}
