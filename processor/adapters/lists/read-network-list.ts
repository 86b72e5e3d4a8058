// Reads a list of networks as clouds, relays, gateways, crawlers and Tor publish them: one network or `AS64500` per line, CSV with
// either in its first column, or any of their JSON files. What counts in JSON are the texts that are networks.

import type { AddressRange } from '#intelligence/company/ranges/range-row.ts';
import { makeRangeRow } from '../registry/make-range-row.ts';
import { readRangeText } from '../registry/read-range-text.ts';
import { readSystemNumber } from './read-system-list.ts';

export interface ListSink {
  /** The range is the same object each time. `country`: ISO 3166, '' where the list says none. */
  network(range: AddressRange, country: string): void;
  /** A line that begins with the number of an autonomous system. Answers whether the list can use one. */
  system?(asn: number): boolean;
  unusable(line: number, problem: string): void;
}

/** Throws SyntaxError for JSON that is none. Lines are counted from 1; problems in JSON have line 0. */
export function readNetworkList(text: string, sink: ListSink): void {
  const content = text.replace(/^\uFEFF/, '');
  const start = /\S/.exec(content)?.[0];
  if (start === '{' || start === '[') readJson(JSON.parse(content), sink);
  else readLines(content, sink);
}

/** Where a heading may be, under some lines of comment. */
const headingMax = 4_000;

function readLines(text: string, sink: ListSink): void {
  const range = makeRangeRow();
  // A column of numbers says in its heading what they are.
  const isBare = /^"?asn"?\s*(?:[,;\t]|$)/im.test(text.slice(0, headingMax));
  text.split('\n').forEach((whole, index) => {
    // Tor's list of exits says `ExitAddress 192.0.2.1 2026-08-01 10:00:00` between other lines.
    const line = whole.replace(/^ExitAddress\s+(\S+).*/, '$1').trim();
    if (line === '' || /^[#;]|^(?:ExitNode|Published|LastStatus)\s/.test(line)) return;
    const [first = '', second = ''] = line
      .split(/[,;\t]|\s+[#;]/)
      .map((part) => part.trim().replace(/^"|"$/g, ''));
    const asn = readSystemNumber(first, isBare);
    if (asn > 0 && sink.system?.(asn) === true) return;
    const problem = readRangeText(first, range);
    if (problem === '') sink.network(range, /^[A-Za-z]{2}$/.test(second) ? second.toUpperCase() : '');
    // A line of headings is no fault.
    else if (index > 0 || !/^[a-z_ ]+$/i.test(first)) sink.unusable(index + 1, problem);
  });
}

/** Keys under which the publishers put networks; a text there that is none is a fault. */
const networkKeys = new Set([
  'ipv4prefix',
  'ipv6prefix',
  'ip_prefix',
  'ipv6_prefix',
  'addressprefixes',
  'hubprefixes',
]);
/** Keys under which a single address may stand, beside other things. */
const addressKeys = new Set(['ip', 'ipv4', 'ipv6', 'address', 'addresses', 'range', 'prefixes', 'cidrs']);

function readJson(root: unknown, sink: ListSink): void {
  const range = makeRangeRow();
  // Not by calls within calls: a file may be nested as deep as it likes.
  const open: { key: string; value: unknown }[] = [{ key: '', value: root }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { key, value } = at;
    if (typeof value === 'string') readJsonText(key, value, range, sink);
    else if (Array.isArray(value)) for (const one of value) open.push({ key, value: one });
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) open.push({ key: name.toLowerCase(), value: one });
  }
}

function readJsonText(key: string, text: string, range: AddressRange, sink: ListSink): void {
  const isExpected = networkKeys.has(key);
  if (!isExpected && !text.includes('/') && !addressKeys.has(key)) return;
  const problem = readRangeText(text, range);
  if (problem === '') sink.network(range, '');
  else if (isExpected && text !== '') sink.unusable(0, problem);
}
