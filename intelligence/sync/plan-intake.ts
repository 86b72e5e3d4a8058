// What a CRM's record of a company changes in ours: blanks are filled, the owner is theirs to say, and a status goes only from what says
// little to what says more, so that two CRMs, or a CRM and a human here, never pull it back and forth.

import type { CompanyStatus } from '#contract/company.ts';

export interface OurState {
  readonly status: string;
  /** A user's id; null for none. */
  readonly ownerId: string | null;
  readonly ownerName: string;
}

export interface TheirState {
  /** Undefined when the CRM says nothing. */
  readonly status: CompanyStatus | undefined;
  /** Undefined when nobody owns it there, or whoever does is unknown: that overwrites nothing. */
  readonly owner: { readonly userId: string | null; readonly name: string } | undefined;
}

export interface IntakePlan {
  readonly status?: CompanyStatus;
  readonly ownerId?: string;
  readonly ownerName?: string;
}

/** How much each says; what is not here was set by a human and stays. */
const ranks: Readonly<Record<string, number>> = { other: 0, prospect: 1, lead: 1, former: 2, customer: 3 };

export function planIntake(ours: OurState, theirs: TheirState): IntakePlan {
  const { status, owner } = theirs;
  const [from, to] = [ranks[ours.status], status === undefined ? undefined : ranks[status]];
  const isMore = from !== undefined && to !== undefined && to > from;
  return { ...(isMore && status !== undefined ? { status } : {}), ...planOwner(ours, owner) };
}

function planOwner(ours: OurState, owner: TheirState['owner']): Pick<IntakePlan, 'ownerId' | 'ownerName'> {
  if (owner === undefined) return {};
  if (owner.userId !== null) return owner.userId === ours.ownerId ? {} : { ownerId: owner.userId };
  // A name alone never takes a company from a user of ours.
  if (ours.ownerId !== null || owner.name === '' || owner.name === ours.ownerName) return {};
  return { ownerName: owner.name };
}
