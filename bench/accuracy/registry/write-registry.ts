// Writes the registry as its dumps come: split by kind of object and compressed, in Latin-1 with question marks for the
// letters that it lacks, one of them in UTF-8; with a server's comments, persons emptied by a dummifier, and objects that
// stand there twice.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { lossInLatin1 } from '../names/loss-in-latin1.ts';
import { noise } from '../noise.ts';
import { openStream } from '../random-choice.ts';
import type { RegistryBook } from './registry-book.ts';
import { linesOfOrganisation, linesOfRange, linesOfSystem, writeObject } from './write-object.ts';

/** Paths of the dumps. */
export interface RegistryFiles {
  readonly organisations: string;
  readonly systems: string;
  readonly ranges: string;
  readonly ranges6: string;
}

const preamble = [
  '% This is the RIPE Database dump service.',
  '% The objects are in RPSL format.',
  '%',
  '% Rights restricted by copyright.',
].join('\n');

export function writeRegistry(directory: string, book: RegistryBook): RegistryFiles {
  const random = openStream('dumps');
  const ranges = shuffleDuplicates(random, book.ranges);
  const texts = {
    organisations: [
      ...book.organisations.map((object) => writeObject(random, linesOfOrganisation(object))),
      dummyPerson,
    ],
    systems: book.systems.map((object) => writeObject(random, linesOfSystem(object))),
    ranges: ranges
      .filter(({ range }) => range.version === 4)
      .map((object) => writeObject(random, linesOfRange(object))),
    ranges6: ranges
      .filter(({ range }) => range.version === 6)
      .map((object) => writeObject(random, linesOfRange(object))),
  };
  return {
    organisations: writeDump(directory, 'ripe.db.organisation.gz', texts.organisations),
    systems: writeDump(directory, 'ripe.db.aut-num.gz', texts.systems),
    ranges: writeDump(directory, 'ripe.db.inetnum.gz', texts.ranges),
    ranges6: writeDump(directory, 'ripe.db.inet6num.utf8.gz', texts.ranges6),
  };
}

const dummyPerson = [
  'person:         Name Removed',
  'address:        ***',
  'phone:          +31205354444',
  'nic-hdl:        DUMY-RIPE',
  'mnt-by:         RIPE-DBM-MNT',
  'source:         RIPE',
].join('\n');

/** Some objects twice, the second time somewhere behind the first. */
function shuffleDuplicates<T>(random: SeededRandom, objects: readonly T[]): T[] {
  const result: T[] = [];
  const waiting: T[] = [];
  for (const object of objects) {
    result.push(object);
    if (random.chance(noise.duplicate)) waiting.push(object);
    const next = random.chance(0.05) ? waiting.shift() : undefined;
    if (next !== undefined) result.push(next);
  }
  return [...result, ...waiting];
}

function writeDump(directory: string, name: string, objects: readonly string[]): string {
  const path = join(directory, name);
  const text = `${preamble}\n\n${objects.join('\n\n')}\n\n# eof\n`;
  const bytes = name.includes('.utf8.')
    ? Buffer.from(text, 'utf8')
    : Buffer.from(lossInLatin1(text), 'latin1');
  writeFileSync(path, gzipSync(bytes, { level: 1 }));
  return path;
}
