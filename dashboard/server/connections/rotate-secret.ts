// A new secret beside the old one: both hold until a stated moment, so that nothing is turned away while the provider changes over.

import type { KeptSecrets } from '#stores/records/questions/keep-connections.ts';

const hourMs = 3_600_000;

/** `hours`: 0 for none; the old one then holds no more from now on. `nowMs`: milliseconds since 1970. */
export function rotateSecret(
  before: KeptSecrets,
  next: Pick<KeptSecrets, 'secret' | 'verifyToken'>,
  hours: number,
  nowMs: number,
): KeptSecrets {
  // Where the secret stays, only the address is made anew: what holds beside it goes on holding for as long as was said.
  if (hours > 0 && before.secret === next.secret) return { ...before, ...next };
  if (hours === 0 || before.secret === '') return { ...next };
  return { ...next, oldSecret: before.secret, oldUntilMs: nowMs + hours * hourMs };
}
