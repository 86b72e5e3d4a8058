// The name of a set of weights: a decision carries it, so that it can be seen which rules made it, and replayed with them.

import { createHash } from 'node:crypto';
import type { EvidenceWeights } from '#contract/evidence-weights.ts';

/** `sha256:` and the hash of the canonical JSON: keys sorted, no blanks. Equal weights have equal names. */
export function hashRules(weights: EvidenceWeights): string {
  return `sha256:${createHash('sha256').update(writeCanonical(weights)).digest('hex')}`;
}

function writeCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeCanonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${writeCanonical(inner)}`);
  return `{${entries.join(',')}}`;
}
