// Where the readers of registry files put what they find.

import type { OrganisationRow, RangeRow, SystemRow } from '#intelligence/company/ranges/range-row.ts';

export interface RegistrySink {
  /** The row may be the same object each time: take what is in it at once. */
  range(row: RangeRow): void;
  organisation(row: OrganisationRow): void;
  system(row: SystemRow): void;
  /** A record that is rightly not taken; `reason` is one word such as `placeholder`, `unassigned` or `other`. */
  leftOut(reason: LeftOutReason): void;
  /** A record that cannot be used; the line is where it begins or where the fault is, counted from 1. */
  unusable(line: number, problem: string): void;
}

/**
 * - `placeholder`: stands for the whole address space, or for what another registry holds
 * - `unassigned`: available or reserved, nobody's yet
 * - `other`: a kind of record that says nothing about a network's user: persons, routes, maintainers, ...
 */
export type LeftOutReason = 'placeholder' | 'unassigned' | 'other';
