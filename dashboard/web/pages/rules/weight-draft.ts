// Evidence weights while they are changed: which values differ, which are out of bounds, and the whole that is saved.

import type { EvidenceWeightsValue, WeighedValue } from '#contract/rule-report.ts';

export type Part = 'bits' | 'limits';

/** As the server takes them. */
export const bounds: Record<Part, { from: number; to: number }> = {
  bits: { from: -40, to: 40 },
  limits: { from: 0, to: 100_000 },
};

/** Values by id of what was changed. */
export type WeightDraft = Record<Part, Readonly<Record<string, number>>>;

export const noDraft: WeightDraft = { bits: {}, limits: {} };

/** A value that is set back to what holds is no change. */
export function setValue(
  draft: WeightDraft,
  holds: EvidenceWeightsValue,
  part: Part,
  id: string,
  value: number,
): WeightDraft {
  const { [id]: _, ...rest } = draft[part];
  const isSame = holds[part][id]?.value === value;
  return { ...draft, [part]: isSame ? rest : { ...rest, [id]: value } };
}

export function countChanges({ bits, limits }: WeightDraft): number {
  return Object.keys(bits).length + Object.keys(limits).length;
}

export function isInBounds(part: Part, value: number): boolean {
  return Number.isFinite(value) && value >= bounds[part].from && value <= bounds[part].to;
}

export function isSound(draft: WeightDraft): boolean {
  return (['bits', 'limits'] as const).every((part) =>
    Object.values(draft[part]).every((value) => isInBounds(part, value)),
  );
}

/** The whole with the changes; where a changed value comes from is the reason that somebody gave. */
export function applyDraft(
  holds: EvidenceWeightsValue,
  draft: WeightDraft,
  version: number,
  reason: string,
): EvidenceWeightsValue {
  const change = (part: Part): Record<string, WeighedValue> =>
    Object.fromEntries(
      Object.entries(holds[part]).map(([id, weighed]) => {
        const value = draft[part][id];
        // The server keeps at most 500 characters of it.
        return [id, value === undefined ? weighed : { ...weighed, value, source: reason.slice(0, 500) }];
      }),
    );
  return { version, bits: change('bits'), limits: change('limits') };
}
