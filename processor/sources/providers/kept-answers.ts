// What a provider has answered, in the records: sealed, under keyed hashes of networks. Read back before anything is paid for.

import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { networkOfAddress } from '#intelligence/networks/address-network.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findLookupAnswers, keepLookupAnswers } from '#stores/records/questions/keep-lookup-answers.ts';
import { findLookupMisses, keepLookupMisses } from '#stores/records/questions/keep-lookup-costs.ts';
import { openSecret, sealSecret } from '#stores/records/seal-secret.ts';
import type { CompanyFinding, ProviderAnswer } from './company-provider.ts';
import { cachePrefixes } from './place-finding.ts';

export const foundKeptMs = 30 * 86_400_000;
export const missKeptMs = 35 * 86_400_000;

interface KeptAnswer {
  readonly prefix: number;
  readonly answer: ProviderAnswer;
  /** `YYYY-MM-DD` of the answer; '' for what was not known. */
  readonly day: string;
  readonly untilMs: number;
}

interface AnswerSource {
  readonly provider: string;
  /** What it is asked, by `hashQuestion`: answers to another question are not found. */
  readonly question: string;
}

export interface KeptAnswers {
  /** What is known of each address, in their order. Rejects when PostgreSQL is away. */
  find(source: AnswerSource, addresses: readonly ParsedAddress[]): Promise<(KeptAnswer | undefined)[]>;
  keep(
    source: AnswerSource,
    answers: readonly { address: ParsedAddress; prefix: number; answer: ProviderAnswer; day: string }[],
  ): Promise<void>;
}

export interface AnswerKeys {
  /** Of `deriveKey` for look-up keys: names what is kept. */
  readonly hashKey: Buffer;
  /** Of `deriveKey` for look-up answers: seals what is kept. */
  readonly sealKey: Buffer;
}

const sealedSchema = z.object({
  day: z.string(),
  name: z.string(),
  domain: z.string(),
  country: z.string(),
  kind: z.string(),
  confidence: z.number(),
  range: z.string(),
}) satisfies z.ZodType<CompanyFinding & { day: string }>;

export function openKeptAnswers(
  records: Records,
  { hashKey, sealKey }: AnswerKeys,
  now: () => number,
): KeptAnswers {
  const hashOf = ({ provider, question }: AnswerSource, address: ParsedAddress, prefix: number) =>
    createHmac('sha256', hashKey)
      .update(`${provider} ${question} ${networkOfAddress(address, prefix).cidr}`)
      .digest('base64');

  const namesOf = (source: AnswerSource, address: ParsedAddress) =>
    listPrefixes(address.version).map((prefix) => ({ prefix, hash: hashOf(source, address, prefix) }));

  return {
    async find(source, addresses) {
      const { provider } = source;
      const names = addresses.map((address) => namesOf(source, address));
      const hashes = [...new Set(names.flat().map(({ hash }) => hash))];
      const at = new Date(now());
      const found = new Map<string, { sealed: string; expiresAt: Date }>();
      let misses = new Set<string>();
      for (const some of cutUp(hashes)) {
        for (const row of await findLookupAnswers(records, provider, some, at)) found.set(row.keyHash, row);
        misses = new Set([...misses, ...(await findLookupMisses(records, provider, some, at))]);
      }
      return names.map((own) => {
        for (const { prefix, hash } of own) {
          const row = found.get(hash);
          if (row) return openAnswer(row.sealed, prefix, row.expiresAt.getTime(), sealKey);
          // How long it is remembered is not read back: a day of memory is enough.
          if (misses.has(hash))
            return { prefix, answer: { kind: 'unknown' }, day: '', untilMs: now() + 86_400_000 };
        }
        return undefined;
      });
    },
    async keep(source, answers) {
      const { provider } = source;
      const found = new Map<string, { keyHash: string; sealed: string; expiresAt: Date }>();
      const misses = new Set<string>();
      for (const { address, prefix, answer, day } of answers) {
        const keyHash = hashOf(source, address, prefix);
        if (answer.kind === 'unknown') misses.add(keyHash);
        else {
          const sealed = sealSecret(Buffer.from(JSON.stringify({ day, ...answer.finding })), sealKey);
          found.set(keyHash, { keyHash, sealed, expiresAt: new Date(now() + foundKeptMs) });
        }
      }
      await keepLookupAnswers(records, provider, [...found.values()]);
      await keepLookupMisses(records, provider, [...misses], new Date(now() + missKeptMs));
    },
  };
}

/** The narrowest first: a stated range within a /24 says more than the /24. */
function listPrefixes(version: 4 | 6): number[] {
  const { widest, narrowest } = cachePrefixes[version];
  const length = narrowest - widest + 1;
  return Array.from({ length }, (_none, index) => narrowest - index);
}

/** A question to PostgreSQL takes some ten thousand parameters. */
function cutUp(hashes: readonly string[]): string[][] {
  const size = 5_000;
  return Array.from({ length: Math.ceil(hashes.length / size) }, (_none, index) =>
    hashes.slice(index * size, (index + 1) * size),
  );
}

/** Undefined for what was sealed with another key: it is asked for again. */
function openAnswer(
  sealed: string,
  prefix: number,
  untilMs: number,
  sealKey: Buffer,
): KeptAnswer | undefined {
  try {
    const { day, ...finding } = sealedSchema.parse(JSON.parse(openSecret(sealed, sealKey).toString('utf8')));
    return { prefix, day, untilMs, answer: { kind: 'found', finding } };
  } catch {
    return undefined;
  }
}
