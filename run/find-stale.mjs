// Says which built parts are older than their sources, by content, so that a checkout's file times do not matter.
// Plain JavaScript, since it runs before anything is built.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The directory of package.json: above the sources as well as above what is bundled. */
function findRoot(from) {
  for (let at = from; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at;
    if (dirname(at) === at) throw new Error(`No package.json above ${from}: the installation is incomplete.`);
  }
}

/** What each part is made of, and where its stamp lies. */
const parts = {
  servers: {
    sources: [
      'contract',
      'config',
      'intelligence',
      'collector',
      'processor',
      'crm',
      'outgoing',
      'stores',
      'run',
      'dashboard/server',
    ],
    output: 'dist/run',
  },
  snippet: { sources: ['snippet', 'contract'], output: 'dist/snippet' },
  web: { sources: ['dashboard/web', 'contract'], output: 'dist/web' },
};

/** Names of the parts that are missing or made of other sources than these: `servers`, `snippet`, `web`. */
export function findStale() {
  return Object.keys(parts).filter((part) => readStamp(part) !== makeStamp(part));
}

/** SHA-256 over names and contents of a part's sources. */
export function makeStamp(part) {
  const hash = createHash('sha256');
  for (const source of ['package-lock.json', ...parts[part].sources]) addToHash(hash, source);
  return hash.digest('hex');
}

export function stampFile(part) {
  return join(root, parts[part].output, '.stamp');
}

function readStamp(part) {
  const file = stampFile(part);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

function addToHash(hash, path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return;
  let entries;
  try {
    entries = readdirSync(absolute);
  } catch {
    hash.update(path).update('\0').update(readFileSync(absolute));
    return;
  }
  for (const entry of entries.sort()) if (!entry.startsWith('.')) addToHash(hash, join(path, entry));
}
