// Whether an API key still opens anything.

import type { ApiKeyRow } from '#contract/key-report.ts';

export const stateColors = { revoked: 'red', expired: 'gray' } as const;

/** `nowMs`: milliseconds since 1970. */
export function keyStateOf(
  { revokedAt, expiresAt }: Pick<ApiKeyRow, 'revokedAt' | 'expiresAt'>,
  nowMs: number,
): 'standing' | 'revoked' | 'expired' {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= nowMs ? 'expired' : 'standing';
}
