// The host name of an address, believed only when the name leads back to the address: anybody may give their own addresses any
// name, but not a name of others an address.

import type { Resolver } from 'node:dns/promises';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { writeArpaName } from './write-arpa-name.ts';

export interface ConfirmedName {
  /** Lower case, without the dot at its end; '' when no name is confirmed. */
  readonly name: string;
  /** Seconds for which the answer may be kept, as the name's zone says; 0 when it says nothing. */
  readonly ttlSeconds: number;
}

/** An address may have many names; who has more than a few is no office. */
const namesMax = 4;
/** RFC 1123 names, with the underscore that many have. */
const hostName = /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
/** There is no such name, or it has no such record: answers, not failures. */
const negativeCodes = new Set(['ENOTFOUND', 'ENODATA']);

type NameResolver = Pick<Resolver, 'resolvePtr' | 'resolve4' | 'resolve6'>;

/** Rejects when the name servers do not answer. */
export async function confirmName(address: ParsedAddress, resolver: NameResolver): Promise<ConfirmedName> {
  // Not `reverse`: it reads the machine's own file of hosts, and takes failures for "no name".
  const names = await orNone(resolver.resolvePtr(writeArpaName(address)));
  for (const given of names.slice(0, namesMax)) {
    const name = given.toLowerCase().replace(/\.$/, '');
    if (!hostName.test(name)) continue;
    const records = await orNone(
      address.version === 4 ? resolver.resolve4(name, { ttl: true }) : resolver.resolve6(name, { ttl: true }),
    );
    const own = records.find((record) => isSame(address, parseClientAddress(record.address)));
    if (own) return { name, ttlSeconds: own.ttl };
  }
  return { name: '', ttlSeconds: 0 };
}

async function orNone<T>(asking: Promise<T[]>): Promise<T[]> {
  try {
    return await asking;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (negativeCodes.has(code)) return [];
    throw error;
  }
}

function isSame(one: ParsedAddress, other: ParsedAddress | undefined): boolean {
  return (
    other !== undefined &&
    one.version === other.version &&
    one.word0 === other.word0 &&
    one.word1 === other.word1 &&
    one.word2 === other.word2 &&
    one.word3 === other.word3
  );
}
