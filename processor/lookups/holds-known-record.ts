// Whether an `.mmdb` file holds anything that is known here: one of another kind, or an empty one, would lie there for good and say
// nothing. It is looked at when it is opened, and as a rule the first record tells.

import type { Reader, Response } from 'maxmind';
import { readMmdbSaying } from '#intelligence/company/read-mmdb-statement.ts';
import { readNetworkRecord } from '#intelligence/networks/read-network-record.ts';
import { stepThroughMmdb } from './walk-mmdb-records.ts';

/** So many records without one known key: it is a file of another kind. */
const strangeRecordsMax = 100;
/** A tenth of a second on a slow machine; no file that was met needs more than a hundred. */
const stepsMax = 50_000;

/** Also true where it cannot be told within bounds, or a record is damaged: whoever asks the file finds out. */
export function holdsKnownRecord(content: Buffer, reader: Reader<Response>): boolean {
  let strange = 0;
  let steps = 0;
  try {
    for (const address of stepThroughMmdb(content, reader)) {
      steps += 1;
      if (steps > stepsMax) return true;
      if (address === '') continue;
      const record: unknown = reader.get(address);
      if (isKnownRecord(record)) return true;
      if (!isFiller(record)) strange += 1;
      if (strange > strangeRecordsMax) return false;
    }
    return false;
  } catch {
    return true;
  }
}

/** `{}`: files of flags fill with it, in networks of any size, what they do not list. */
export function isFiller(record: unknown): boolean {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return false;
  for (const _key in record) return false;
  return true;
}

function isKnownRecord(record: unknown): boolean {
  if (isFiller(record)) return false;
  return readNetworkRecord(record) !== undefined || readMmdbSaying(record) !== undefined;
}
