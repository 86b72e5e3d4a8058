// Which fields go out and which come in, by who owns each. Rules of two-way sync (see `docs/decisions`): a field of ours is ours alone, a
// field of theirs is never written, the others are filled where they are blank and left alone where somebody wrote something.

import type { FieldMode, FieldRule } from '#contract/crm.ts';
import { type FieldValue, type FieldValues, isBlank, isSameValue } from './field-value.ts';

export interface FieldPlan {
  /** By the CRM's names: what is to be written there. */
  readonly push: FieldValues;
  /** By our names: what is to be kept here. */
  readonly pull: FieldValues;
}

/** `ours` by our names, `theirs` by the CRM's. What is absent or blank is unknown. The same again plans nothing once both are done. */
export function planFields(
  rules: readonly FieldRule[],
  { ours, theirs }: { readonly ours: FieldValues; readonly theirs: FieldValues },
): FieldPlan {
  const push: Record<string, FieldValue> = {};
  const pull: Record<string, FieldValue> = {};
  for (const rule of rules) {
    const [own, other] = [ours[rule.ours], theirs[rule.theirs]];
    if (mayPush(rule.mode, own, other)) push[rule.theirs] = own ?? null;
    else if (mayPull(rule.mode, own, other)) pull[rule.ours] = other ?? null;
  }
  return { push, pull };
}

function mayPush(mode: FieldMode, own: FieldValue | undefined, other: FieldValue | undefined): boolean {
  if (mode === 'theirs' || isBlank(own)) return false;
  return mode === 'ours' ? !isSameValue(own, other) : isBlank(other);
}

function mayPull(mode: FieldMode, own: FieldValue | undefined, other: FieldValue | undefined): boolean {
  if (mode === 'ours' || isBlank(other)) return false;
  return mode === 'theirs' ? !isSameValue(own, other) : isBlank(own);
}
