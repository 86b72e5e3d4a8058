// The generated world: the same every time, one truth per address, and every truth that counts as knowable is really
// written in the source that is said to carry it.

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Reader, type Response } from 'maxmind';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmittedWorld, emitWorld } from '#bench/accuracy/emit-world.ts';
import { readBlock, writeAddress } from '#bench/accuracy/space/address-range.ts';
import { languages } from '#bench/accuracy/words/languages.ts';
import { truthClasses } from '#bench/accuracy/world.ts';
import { type DumpObject, readDump, valuesOf } from './read-dump.ts';

const size = { companies: 1_500, visits: 6_000 };
let directory: string;
let world: EmittedWorld;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-accuracy-'));
  world = emitWorld(directory, size);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function hashAll(path: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(path).sort()) hash.update(name).update(readFileSync(join(path, name)));
  return hash.digest('hex');
}

test('the same size gives the same files and the same visits, byte for byte', () => {
  const again = mkdtempSync(join(tmpdir(), 'fiuto-accuracy-'));
  try {
    const second = emitWorld(again, size);
    expect(hashAll(again)).toBe(hashAll(directory));
    expect(second.visits).toEqual(world.visits);
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
});

test('no address has two truths', () => {
  const sorted = world.workshop.networks.toSorted((one, other) =>
    one.version !== other.version ? one.version - other.version : one.first < other.first ? -1 : 1,
  );
  for (const [index, network] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before === undefined || before.version !== network.version) continue;
    expect(before.last < network.first, `${before.caseName} and ${network.caseName}`).toBe(true);
  }
});

test('every class and every kind of case is there', () => {
  const classes = new Set(world.visits.map(({ truth }) => truth.truthClass));
  expect([...classes].sort()).toEqual([...truthClasses].sort());
  const cases = new Set(world.workshop.networks.map(({ caseName }) => caseName));
  for (const wanted of [
    'office /29, name first',
    'office /32, name first',
    'office /no prefix, name first',
    'office /29, numbered',
    'office /29, organisation',
    'office /29, provider first',
    'office /29, provider organisation',
    'office /29, annotated',
    'office /29, no name in the registry',
    'office, IPv6',
    'office without an object',
    'own network, independent',
    'own network, independent own as',
    'own network, member',
    'own network, early',
    "daughter in its parent's network",
    'moved office, another firm is there',
    'moved office, others are there',
    'moved office, a household is there',
    'household, pool',
    "household, carrier's name alone",
    'household, allocation alone',
    'household, named as a firm that left',
    'local carrier, its name alone',
    "local carrier, written as another's customer",
    "firm's machines at a hoster",
    "hoster, reseller's name",
    'VPN, only its host is flagged',
    'private person in the registry',
    'guests of a public place',
    "carrier's equipment",
    'security gateway',
  ]) {
    expect(cases, wanted).toContain(wanted);
  }
  expect(world.visits.some(({ isBot }) => isBot)).toBe(true);
  expect(world.visits.some(({ truth }) => truth.caseName.startsWith('home office'))).toBe(true);
  expect(world.visits.some(({ truth }) => truth.caseName.startsWith('guest in an office'))).toBe(true);
  expect(new Set(world.workshop.companies.map(({ land }) => land.language.code)).size).toBe(languages.length);
});

test('the dumps hold what real ones trouble their readers with', () => {
  const ranges = gunzipSync(readFileSync(world.registryFiles.ranges)).toString('latin1');
  const organisations = gunzipSync(readFileSync(world.registryFiles.organisations)).toString('latin1');
  expect(ranges).toMatch(/\n\+ /);
  expect(ranges).toMatch(/\n\t/);
  expect(ranges).toContain(' # checked');
  expect(ranges).toContain('NON-RIPE-NCC-MANAGED-ADDRESS-BLOCK');
  expect(ranges).toContain('0.0.0.0 - 255.255.255.255');
  expect(ranges).toMatch(/descr: .*\w\?\w/);
  expect(ranges + organisations).toMatch(/Ã/);
  expect(organisations).toContain('Dummy org-name for ORG-');
  const keys = readDump(world.registryFiles.ranges, 'latin1').map((object) => object[0]?.[1]);
  expect(new Set(keys).size).toBeLessThan(keys.length);
});

test('what the registry is said to know stands in the deepest object over the address', () => {
  const organisations = indexOrganisations();
  const objects = [
    ...readDump(world.registryFiles.ranges, 'latin1'),
    ...readDump(world.registryFiles.ranges6, 'utf8'),
  ].map((object) => ({ object, range: readKey(object) }));
  const told = world.workshop.networks.filter(
    ({ namedBy, caseName }) => namedBy.includes('registry') && caseName !== 'student home',
  );
  expect(told.length).toBeGreaterThan(500);
  for (const network of told) {
    const over = objects
      .filter(
        ({ range }) =>
          range.version === network.version && range.first <= network.first && range.last >= network.first,
      )
      .sort((one, other) =>
        one.range.last - one.range.first < other.range.last - other.range.first ? -1 : 1,
      )[0];
    const lines = over === undefined ? [] : valuesOf(over.object, 'descr');
    const handle = over === undefined ? '' : (valuesOf(over.object, 'org')[0] ?? '');
    const accepted = [network.companyId, ...network.alsoRight];
    const named = [...lines, organisations.get(handle) ?? ''].flatMap((line) =>
      world.reference.names.companies(line),
    );
    expect(
      named.some((id) => accepted.includes(id)),
      `${writeAddress(network.version, network.first)} ${network.caseName}`,
    ).toBe(true);
  }
});

test('what a commercial file is said to know stands in it', () => {
  const isp = openFile('GeoIP2-ISP');
  const domain = openFile('GeoIP2-Domain');
  const told = world.workshop.networks.filter(({ namedBy }) => namedBy.includes('mmdb'));
  expect(told.length).toBeGreaterThan(500);
  for (const network of told) {
    const address = writeAddress(network.version, network.first);
    const organisation = String(isp.get(address)?.['organization'] ?? '');
    const ids = [
      ...world.reference.names.companies(organisation),
      ...(world.reference.domains.get(String(domain.get(address)?.['domain'] ?? '')) ?? []),
    ];
    const accepted = [network.companyId, ...network.alsoRight];
    expect(
      ids.some((id) => accepted.includes(id)),
      `${address} ${network.caseName}`,
    ).toBe(true);
  }
});

test('a household, a telephone, a VPN and a rented machine are never knowable by their address', () => {
  for (const { truth } of world.visits) {
    if (!['residential', 'mobile', 'vpn', 'hosting', 'person', 'isp_pool'].includes(truth.truthClass))
      continue;
    expect(truth.knowable && !truth.knownBy.every((source) => source === 'first_party')).toBe(false);
  }
});

function openFile(name: string): Reader<Record<string, unknown> & Response> {
  const path = world.mmdbFiles.find((file) => file.includes(name)) ?? '';
  return new Reader(readFileSync(path));
}

function indexOrganisations(): Map<string, string> {
  return new Map(
    readDump(world.registryFiles.organisations, 'latin1').map((object) => [
      valuesOf(object, 'organisation')[0] ?? '',
      valuesOf(object, 'org-name')[0] ?? '',
    ]),
  );
}

function readKey(object: DumpObject) {
  const [key, value] = object[0] ?? ['', ''];
  if (key === 'inet6num') return readBlock(value);
  const [first = '', last = ''] = value.split(' - ');
  return { version: 4 as const, first: readBlock(`${first}/32`).first, last: readBlock(`${last}/32`).first };
}
