// A reader of RPSL for the tests alone, so that the product's is not the judge of what the generator wrote.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type DumpObject = readonly (readonly [key: string, value: string])[];

/** Objects of a dump, folded lines joined, comments removed. */
export function readDump(path: string, encoding: 'latin1' | 'utf8'): DumpObject[] {
  const text = gunzipSync(readFileSync(path)).toString(encoding);
  return text
    .split('\n\n')
    .filter((block) => /^[a-z0-9-]+:/.test(block))
    .map((block) =>
      block
        .replace(/\n[ \t+]+/g, ' ')
        .split('\n')
        .map((line) => {
          const at = line.indexOf(':');
          return [
            line.slice(0, at),
            line
              .slice(at + 1)
              .replace(/\s#.*$/, '')
              .trim(),
          ] as const;
        }),
    );
}

export function valuesOf(object: DumpObject, key: string): string[] {
  return object.filter(([name]) => name === key).map(([, value]) => value);
}
