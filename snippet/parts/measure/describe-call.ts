// Makes the events of the page's calls `identify` and `group`. Both are claims, never proofs.

import type { Command, UnsentEvent } from '../../part-handle.ts';

/** `identify` takes an id, traits, or both. Nothing for a call of another name. */
export function describeCall([name, first, traits = {}]: Command): UnsentEvent | undefined {
  if (name !== 'identify' && name !== 'group') return;
  if (name === 'group') return { type: 'group', groupId: String(first), traits };
  return typeof first === 'object'
    ? { type: 'identify', traits: first as Record<string, unknown> }
    : { type: 'identify', userId: String(first), traits };
}
